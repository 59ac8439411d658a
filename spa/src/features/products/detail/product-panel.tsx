import { Sku } from '@fluxori/contract/kernel'
import { products, productUpdate, type Product } from '@fluxori/contract/products/products'
import { Button } from '@mantine/core'
import { IconPencil, IconStack2 } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useShortcuts } from '../../../lib/keys/use-shortcuts.ts'
import { useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { useMay, useMerchantId } from '../../../lib/session/session.ts'
import { BrokenRow } from '../../../ui/broken-row.tsx'
import { ListSkeleton } from '../../../ui/list-skeleton.tsx'
import { LiveDetail } from '../../../ui/live-detail.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { StatePanel } from '../../../ui/state-panel.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { ProductFacts } from './product-facts.tsx'
import { ProductListings } from './product-listings.tsx'
import { ProductStock } from './product-stock.tsx'
import type { Suggestions } from '../form/suggestions.ts'

const words = productMessages

const forms = () => import('../form/product-forms.tsx')
const CreateForm = lazy(async () => ({ default: (await forms()).CreateProductForm }))
const EditForm = lazy(async () => ({ default: (await forms()).EditProductForm }))

type ProductPanelProps = Readonly<{ sku: string; suggestions: Suggestions; onClose: () => void }>

/** One product beside the list: what it is, or the form that says so. */
export function ProductPanel(props: ProductPanelProps) {
  if (!Sku.safeParse(props.sku).success) return <NoProduct {...props} />
  return <KnownProduct {...props} />
}

function NoProduct({ sku, onClose }: ProductPanelProps) {
  return (
    <Panel title={sku} back={words.back} onClose={onClose}>
      <Unknown sku={sku} />
    </Panel>
  )
}

const Unknown = ({ sku }: Pick<ProductPanelProps, 'sku'>) => (
  <StatePanel title={words.notFoundTitle(sku)} text={words.notFoundText} />
)

function KnownProduct(props: ProductPanelProps) {
  const { sku, onClose } = props
  const live = useLiveDocument(products, { merchant: useMerchantId(), sku })
  const product = valueOf(live)
  if (product !== null) return <Opened {...props} product={product} />
  return (
    <Panel title={sku} back={words.back} onClose={onClose}>
      <LiveDetail
        live={live}
        missing={<Unknown sku={sku} />}
        broken={(row) => <BrokenRow row={row} title={words.brokenTitle} />}
      >
        {() => null}
      </LiveDetail>
    </Panel>
  )
}

function Opened({ product, suggestions, onClose }: ProductPanelProps & Readonly<{ product: Product }>) {
  const may = useMay(productUpdate)
  const [query, change] = useQuery()
  const edits = may && query.get('do') === 'edit'
  const edit = () => change({ do: 'edit' })
  useShortcuts(product.sku, may && !edits ? [{ keys: 'e', label: words.edit, run: edit }] : [])
  if (edits) {
    return (
      <Panel key="edit" title={words.form.editTitle(product.sku)} back={words.back} onClose={onClose}>
        <Suspense fallback={<ListSkeleton />}>
          <EditForm product={product} suggestions={suggestions} onDone={() => change({ do: null })} />
        </Suspense>
      </Panel>
    )
  }
  return (
    <Panel
      key="look"
      title={product.title}
      back={words.back}
      onClose={onClose}
      marks={
        product.kit.length > 0 ? (
          <StatusBadge tone="quiet" icon={IconStack2} label={words.kitOf(product.kit.length)} />
        ) : null
      }
    >
      <ProductFacts
        product={product}
        action={
          may && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPencil size={15} stroke={1.8} />}
              onClick={edit}
            >
              {words.edit}
            </Button>
          )
        }
      />
      <ProductStock product={product} />
      <ProductListings sku={product.sku} />
    </Panel>
  )
}

/** A product that is not there yet. */
export function NewProduct({ suggestions, onClose }: Omit<ProductPanelProps, 'sku'>) {
  return (
    <Panel title={words.form.newTitle} back={words.back} onClose={onClose}>
      <Suspense fallback={<ListSkeleton />}>
        <CreateForm suggestions={suggestions} onClose={onClose} />
      </Suspense>
    </Panel>
  )
}
