import { usualLowAt, type Product } from '@fluxori/contract/products/products'
import { centsForExport, type ExportColumn } from '../../../lib/format/export-csv.ts'
import { formatCount, formatMoney } from '../../../lib/format/format.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import type { Column } from '../../../ui/data-list.tsx'
import classes from './product-list.module.css'

const words = productMessages
const heads = words.columns

/** An amount where the heading has the unit. */
const bare = (cents: number) => formatMoney(cents).replace(/^R ?/, '')

const Missing = ({ text }: Readonly<{ text: string }>) => <span className={classes.missing}>{text}</span>

const code = (text: string | null) => (text === null ? <Missing text={words.none} /> : text)

export const productColumns: readonly Column<Product>[] = [
  {
    id: 'title',
    label: heads.title,
    width: 'minmax(0, 3fr)',
    sortable: true,
    cell: ({ title }) => <span className={classes.title}>{title}</span>,
  },
  {
    id: 'sku',
    label: heads.sku,
    width: 'minmax(0, 1.5fr)',
    sortable: true,
    optional: true,
    cell: ({ sku }) => sku,
  },
  {
    id: 'barcode',
    label: heads.barcode,
    width: 'minmax(0, 1.3fr)',
    optional: true,
    cell: ({ barcode }) => code(barcode),
  },
  {
    id: 'brand',
    label: heads.brand,
    width: 'minmax(0, 1.2fr)',
    sortable: true,
    optional: true,
    cell: ({ brand }) => brand,
  },
  {
    id: 'category',
    label: heads.category,
    width: 'minmax(0, 1fr)',
    sortable: true,
    optional: true,
    cell: ({ category }) => category,
  },
  {
    id: 'vat',
    label: heads.vat,
    width: 'minmax(0, 1.1fr)',
    optional: true,
    cell: ({ vatClass }) => words.vat[vatClass],
  },
  {
    id: 'kit',
    label: heads.kit,
    width: 'minmax(0, .8fr)',
    optional: true,
    cell: ({ kit }) => (kit.length === 0 ? '' : words.kitOf(kit.length)),
  },
  {
    id: 'lowAt',
    label: heads.lowAt,
    width: 'minmax(64px, .8fr)',
    align: 'right',
    optional: true,
    cell: ({ lowAt }) =>
      lowAt === null ? <Missing text={words.lowUsual(usualLowAt)} /> : formatCount(lowAt),
  },
  {
    id: 'cost',
    label: heads.cost,
    width: 'minmax(84px, 1fr)',
    align: 'right',
    sortable: true,
    optional: true,
    cell: ({ costCents }) => (costCents === null ? <Missing text={words.none} /> : bare(costCents)),
  },
]

/** What a file of products has in it: everything, for a spreadsheet. */
export const productExport: readonly ExportColumn<Product>[] = [
  { label: heads.sku, value: ({ sku }) => sku },
  { label: heads.title, value: ({ title }) => title },
  { label: heads.barcode, value: ({ barcode }) => barcode },
  { label: heads.brand, value: ({ brand }) => brand },
  { label: heads.category, value: ({ category }) => category },
  { label: heads.vat, value: ({ vatClass }) => words.vat[vatClass] },
  { label: heads.vatReason, value: ({ vatReason }) => vatReason },
  { label: heads.cost, value: ({ costCents }) => (costCents === null ? null : centsForExport(costCents)) },
  { label: heads.weight, value: ({ weightGrams }) => weightGrams },
  { label: heads.lowAt, value: ({ lowAt }) => lowAt },
  { label: heads.kit, value: ({ kit }) => kit.map(({ sku, quantity }) => `${quantity} x ${sku}`).join('; ') },
]

/** A product where there is no room for columns. */
export function ProductCard({ product }: Readonly<{ product: Product }>) {
  const { title, sku, barcode, costCents, kit, vatClass } = product
  const marks = [
    ...(kit.length > 0 ? [words.kitOf(kit.length)] : []),
    ...(vatClass === 'standard' ? [] : [words.vat[vatClass]]),
    ...(barcode === null ? [words.noBarcode] : []),
  ]
  return (
    <span className={classes.card}>
      <span className={classes.line}>
        <span className={classes.title}>{title}</span>
        <span className={costCents === null ? classes.missing : classes.number}>
          {costCents === null ? words.noCost : formatMoney(costCents)}
        </span>
      </span>
      <span className={classes.under}>{[sku, ...marks].join(' · ')}</span>
    </span>
  )
}
