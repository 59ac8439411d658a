import { TextInput } from '@mantine/core'
import { products, productUpdate, type Product } from '@fluxori/contract/products/products'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { paths } from '../../../business/paths.ts'
import { findOnce } from '../../../lib/live/find.ts'
import { queries } from '../../../lib/live/query-client.ts'
import { useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { useMay, useMerchantId } from '../../../lib/session/session.ts'
import { ScanButton } from '../../../ui/scan-button.tsx'
import { candidateSelection, ranked } from './product-candidates.ts'
import classes from './product-picker.module.css'

const words = orderMessages.actions
const restMs = 250

type ProductPickerProps = Readonly<{
  /** The SKU that stock is held on already, if any. */
  guess: string | null
  text: string
  onText: (text: string) => void
  chosen: string
  onChoose: (sku: string) => void
  fault: ReactNode
}>

/** Chooses one of the merchant's products, found by SKU, barcode or words. */
export function ProductPicker({ guess, text, onText, chosen, onChoose, fault }: ProductPickerProps) {
  const faultId = useId()
  const mayAdd = useMay(productUpdate)
  const hasFault = fault !== undefined && fault !== null
  return (
    <div className={classes.picker}>
      <div className={classes.find}>
        <TextInput
          className={classes.text ?? ''}
          type="search"
          label={words.mapSearch}
          description={words.mapSearchHint}
          leftSection={<IconSearch size={16} stroke={1.7} />}
          value={text}
          data-autofocus
          autoComplete="off"
          onChange={(event) => onText(event.currentTarget.value)}
        />
        <ScanButton onRead={onText} />
      </div>
      <fieldset className={classes.products} aria-describedby={hasFault ? faultId : undefined}>
        <legend className={classes.legend}>{words.mapTitle}</legend>
        {guess !== null && <Guess sku={guess} chosen={chosen} onChoose={onChoose} />}
        <Candidates text={text} except={guess} chosen={chosen} onChoose={onChoose} />
      </fieldset>
      {mayAdd && (
        <Link href={paths.newProduct} className={classes.add}>
          {words.mapNewProduct}
        </Link>
      )}
      {hasFault && (
        <p id={faultId} className={classes.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

type OptionProps = Readonly<{ chosen: string; onChoose: (sku: string) => void }>

function Guess({ sku, ...option }: OptionProps & Readonly<{ sku: string }>) {
  const product = valueOf(useLiveDocument(products, { merchant: useMerchantId(), sku }))
  if (product === null) return null
  return <Option product={product} mark={words.mapGuess} {...option} />
}

type CandidatesProps = OptionProps & Readonly<{ text: string; except: string | null }>

function Candidates({ text, except, ...option }: CandidatesProps) {
  const merchant = useMerchantId()
  const [rested] = useDebouncedValue(text.trim(), restMs)
  const selection = candidateSelection(rested)
  const { data, isPending, isError } = useQuery(
    {
      queryKey: ['product-candidates', merchant, rested],
      enabled: selection !== null,
      staleTime: 30_000,
      queryFn: () => findOnce(products, { merchant }, selection ?? {}),
    },
    queries,
  )
  if (selection === null) return <p className={classes.hint}>{words.mapTypeFirst}</p>
  if (isError) return <p className={classes.hint}>{words.mapFailed}</p>
  if (isPending) return <p className={classes.hint}>{words.mapSearching}</p>
  const found = ranked(data, rested).filter(({ sku }) => sku !== except)
  if (found.length === 0) {
    return except === null ? (
      <p className={classes.hint} role="status">
        {words.mapNothing}
      </p>
    ) : null
  }
  return found.map((product) => <Option key={product.sku} product={product} {...option} />)
}

function Option({
  product,
  mark,
  chosen,
  onChoose,
}: OptionProps & Readonly<{ product: Product; mark?: string }>) {
  const { sku, title, barcode } = product
  return (
    <label className={classes.option}>
      <input
        type="radio"
        name="product"
        value={sku}
        checked={chosen === sku}
        onChange={() => onChoose(sku)}
      />
      <span>
        <span className={classes.title}>{title}</span>
        <span className={classes.dim}>
          {sku}
          {barcode !== null && ` · ${words.barcode(barcode)}`}
        </span>
        {mark !== undefined && <span className={classes.mark}>{mark}</span>}
      </span>
    </label>
  )
}
