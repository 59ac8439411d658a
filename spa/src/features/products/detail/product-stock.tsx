import type { Product } from '@fluxori/contract/products/products'
import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { paths } from '../../../business/paths.ts'
import { useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { addressOf, Link, queryWith, useQuery } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { Figure } from '../../../ui/figure.tsx'
import { Section } from '../../../ui/panel.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { kitsPossible } from '../kits-possible.ts'
import classes from './product-detail.module.css'
import { useStockBySku } from '../use-stock-by-sku.ts'

const words = productMessages.facts

/** How many there are to sell, and which kits it has to do with. */
export function ProductStock({ product }: Readonly<{ product: Product }>) {
  const live = useLiveDocument(stock, { merchant: useMerchantId(), sku: product.sku })
  const level = valueOf(live)
  const kits = level?.kits ?? []
  return (
    <>
      <Section
        title={words.stock}
        action={
          <Link href={paths.stockOf(product.sku)} className={classes.link}>
            {words.openStock}
          </Link>
        }
      >
        {level !== null && <StockLine level={level} />}
        {live.status === 'live' && level === null && <p className={classes.missing}>{words.noStock}</p>}
      </Section>
      {product.kit.length + kits.length > 0 && <Kits product={product} kits={kits} />}
    </>
  )
}

function StockLine({ level }: Readonly<{ level: Stock }>) {
  return (
    <p className={classes.stock}>
      <Link href={paths.stockOf(level.sku)} className={classes.figure}>
        <Figure text={words.available(level.available)} />
      </Link>
      {level.supply === 'out' && <StatusBadge tone="bad" icon={IconCircleX} label={words.supply.out} />}
      {level.supply === 'low' && (
        <StatusBadge tone="warn" icon={IconAlertTriangle} label={words.supply.low} />
      )}
      {level.shortage > 0 && (
        <StatusBadge tone="bad" icon={IconAlertTriangle} label={words.short(level.shortage)} />
      )}
    </p>
  )
}

function Kits({ product, kits }: Readonly<{ product: Product; kits: readonly string[] }>) {
  const levels = useStockBySku([...product.kit.map(({ sku }) => sku), ...kits])
  const possible = kitsPossible(product.kit, (sku) => levels.get(sku)?.available)
  return (
    <>
      {product.kit.length > 0 && (
        <Section title={words.components}>
          <ul className={classes.rows}>
            {product.kit.map(({ sku, quantity }) => (
              <ProductRow key={sku} sku={sku} level={levels.get(sku)} before={words.each(quantity)} />
            ))}
          </ul>
          {possible !== null && <p className={classes.sum}>{words.kitsPossible(possible)}</p>}
        </Section>
      )}
      {kits.length > 0 && (
        <Section title={words.partOf}>
          <ul className={classes.rows}>
            {kits.map((sku) => (
              <ProductRow key={sku} sku={sku} level={levels.get(sku)} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

type ProductRowProps = Readonly<{ sku: string; level: Stock | undefined; before?: string }>

/** Another product, by name and with what there is of it. */
function ProductRow({ sku, level, before }: ProductRowProps) {
  const [query] = useQuery()
  const title = level?.title ?? ''
  return (
    <li className={classes.row}>
      {before !== undefined && <span className={classes.each}>{before}</span>}
      <Link href={addressOf(paths.product(sku), queryWith(query, { do: null }))} className={classes.name}>
        {title === '' ? sku : title}
        {title !== '' && <span className={classes.code}>{sku}</span>}
      </Link>
      {level !== undefined && (
        <Link href={paths.stockOf(sku)} className={classes.units}>
          {words.componentAvailable(level.available)}
        </Link>
      )}
    </li>
  )
}
