import type { Cents } from '@fluxori/contract/kernel'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import type { VatRule } from '@fluxori/contract/orders/vat-rule'
import { share } from '../money/share.ts'
import { vatRateBps, vatWithin } from '../tax/vat.ts'
import { totalOf } from './order-money.ts'

type Part = Readonly<{ totalCents: Cents; taxCents: Cents | null; rateBps: number }>
type Due = Readonly<{ vatCents: Cents; rule: VatRule | null }>

/** A channel and we round for ourselves: a cent between the two is no difference of rates. */
const roundingCents = 1

/** The VAT that is due on a part of an order, and the rule that says so where it is not the rate on the price. */
function dueOn({ totalCents, taxCents, rateBps }: Part, abroad: boolean): Due {
  const due = vatWithin(totalCents, rateBps)
  if (taxCents === null) return { vatCents: due, rule: null }
  if (Math.abs(taxCents - due) <= roundingCents) return { vatCents: taxCents, rule: null }
  if (taxCents === 0) return abroad ? { vatCents: 0, rule: 'export' } : { vatCents: due, rule: 'deemed' }
  return Math.abs(taxCents) > Math.abs(due)
    ? { vatCents: taxCents, rule: 'charged' }
    : { vatCents: due, rule: 'less-charged' }
}

/** The rule that a person has to know of first. */
const weightiest: readonly VatRule[] = ['charged', 'less-charged', 'export', 'deemed']

const home: ReadonlySet<string> = new Set(['za', 'zaf', 'south africa', 'suid-afrika', 'rsa'])

/** Whether goods leave South Africa. Unknown is not abroad: an export has to be shown. */
const isAbroad = (country: string | null): boolean =>
  country !== null && country.trim() !== '' && !home.has(country.trim().toLowerCase())

type Untaxed = Parameters<typeof totalOf>[0] & Pick<Order, 'shippingTaxCents' | 'country' | 'placedAt'>
type Taxed = Readonly<{ lines: OrderLine[]; totalCents: Cents; vatCents: Cents; vatRule: VatRule | null }>

/**
 * The VAT that is due on an order, line by line and on delivery, which is a service of its own at the standard rate. What
 * was given back of no line, and a difference to the channel's sum, bear VAT in the same proportion. `vendor`: whether
 * the merchant charged VAT when the order was taken in; one that is none owes none.
 */
export function taxed(order: Untaxed, vendor: boolean): Taxed {
  const abroad = isAbroad(order.country)
  const rateOf = (vatClass: OrderLine['vatClass']) => vatRateBps(vatClass, order.placedAt)
  const lines = order.lines.map((line) => {
    const rateBps = rateOf(line.vatClass)
    const due = vendor ? dueOn({ ...line, rateBps }, abroad) : nothingDue
    return { line: { ...line, vatRateBps: due.rule === 'export' ? 0 : rateBps, vatCents: due.vatCents }, due }
  })
  const delivery = vendor
    ? dueOn(
        { totalCents: order.shippingCents, taxCents: order.shippingTaxCents, rateBps: rateOf('standard') },
        abroad,
      )
    : nothingDue
  const due = [...lines.map((line) => line.due), delivery]
  const parts = order.lines.reduce((sum, { totalCents }) => sum + totalCents, order.shippingCents)
  const vat = due.reduce((sum, { vatCents }) => sum + vatCents, 0)
  const totalCents = totalOf(order)
  return {
    lines: lines.map(({ line }) => line),
    totalCents,
    vatCents: totalCents === parts || parts === 0 ? vat : share(vat, totalCents, parts),
    vatRule: weightiest.find((rule) => due.some((part) => part.rule === rule)) ?? null,
  }
}

const nothingDue: Due = { vatCents: 0, rule: null }

/** Whether the channel charged another VAT on a line than its rate says. */
export const isOtherwiseTaxed = (
  { totalCents, taxCents, vatClass }: OrderLine,
  placedAt: Order['placedAt'],
): boolean =>
  taxCents !== null &&
  Math.abs(taxCents - vatWithin(totalCents, vatRateBps(vatClass, placedAt))) > roundingCents

/** The VAT of an order's lines and delivery by their rates, whatever the channel charged. */
export const vatByRate = ({ lines, shippingCents, placedAt }: Order): Cents =>
  lines.reduce(
    (sum, { totalCents, vatClass }) => sum + vatWithin(totalCents, vatRateBps(vatClass, placedAt)),
    vatWithin(shippingCents, vatRateBps('standard', placedAt)),
  )

/** The VAT that the channel charged on an order's lines and delivery, as far as it says. */
export const chargedVat = ({ lines, shippingTaxCents }: Order): Cents =>
  lines.reduce((sum, { taxCents }) => sum + (taxCents ?? 0), shippingTaxCents ?? 0)
