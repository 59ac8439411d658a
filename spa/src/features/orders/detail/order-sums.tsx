import type { Order } from '@fluxori/contract/orders/orders'
import { formatAmount, formatCount, formatMoney } from '../../../lib/format/format.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Section } from '../../../ui/panel.tsx'
import { sumsOf } from './sums-of.ts'
import classes from './order-sums.module.css'

const words = orderMessages.detail

/** The heading names the unit, so the cells need not. */
const plain = (cents: number) => formatMoney(cents).replace(/^(−?)R ?/, '$1')

const Amount = ({ label, text }: Readonly<{ label: string; text: string }>) => (
  <>
    <dt>{label}</dt>
    <dd>{text}</dd>
  </>
)

/** What the order comes to; each sum opens into the lines that made it. */
export function OrderSums({ order }: { order: Order }) {
  const { rows, linesCents } = sumsOf(order, words)
  const unit = order.currency === 'ZAR' ? 'R' : order.currency
  const money = (cents: number) => formatAmount(cents, order.currency)
  return (
    <Section title={words.sums}>
      <dl className={classes.sums}>
        <dt>{words.linesTotal}</dt>
        <dd>{money(linesCents)}</dd>
        <dt>{words.delivery}</dt>
        <dd>{money(order.shippingCents)}</dd>
        {order.refundsCents !== 0 && <Amount label={words.refunds} text={money(-order.refundsCents)} />}
        {order.differenceCents !== 0 && (
          <Amount label={words.difference} text={money(order.differenceCents)} />
        )}
        <dt className={classes.total}>{words.total}</dt>
        <dd className={classes.total}>{money(order.totalCents)}</dd>
        <dt>{words.vat}</dt>
        <dd>{money(order.vatCents)}</dd>
      </dl>
      {order.vatRule !== null && <p className={classes.rule}>{words.vatRules[order.vatRule]}</p>}
      <details className={classes.how}>
        <summary>{words.how}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.sumColumns.what}</th>
              <th scope="col">{words.sumColumns.rate}</th>
              <th scope="col" data-right>
                {words.sumColumns.vat(unit)}
              </th>
              <th scope="col" data-right>
                {words.sumColumns.amount(unit)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, title, quantity, vat, vatCents, amountCents }) => (
              <tr key={key}>
                <td>{quantity === null ? title : `${formatCount(quantity)} × ${title}`}</td>
                <td>{vat === null ? '' : words.vatRate(vat.vatClass, vat.rateBps)}</td>
                <td data-right>{plain(vatCents)}</td>
                <td data-right>{plain(amountCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {words.total}
              </th>
              <td data-right>{plain(order.vatCents)}</td>
              <td data-right>{plain(order.totalCents)}</td>
            </tr>
          </tfoot>
        </table>
      </details>
    </Section>
  )
}
