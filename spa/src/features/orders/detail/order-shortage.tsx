import type { Order } from '@fluxori/contract/orders/orders'
import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { freeUnits } from '@fluxori/contract/stock/levels'
import { stock } from '@fluxori/contract/stock/stock'
import type { ReactNode } from 'react'
import { paths } from '../../../business/paths.ts'
import { readable } from '../../../lib/live/row.ts'
import { foundOf, useLive } from '../../../lib/live/use-live.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { shortSkus } from '../act/short-skus.ts'
import { openUnits, reservedUnits, shippedUnits } from '../order-facts.ts'
import classes from './order-shortage.module.css'

const words = orderMessages.next

/** As many as one query may name. */
const mostSkus = 10

type OrderShortageProps = Readonly<{
  order: Order
  /** What follows, told whether any of what is missing is free by now. */
  children: (anyFree: boolean) => ReactNode
}>

/** What is missing, whether any of it has become free, and where to get it; then what else can be done. */
export function OrderShortage({ order, children }: OrderShortageProps) {
  const merchant = useMerchantId()
  const short = shortSkus(order.lines).slice(0, mostSkus)
  const places = useLive(warehouses, { merchant })
  const levels = useLive(
    stock,
    { merchant },
    { where: [['sku', 'in', short.map(({ sku }) => sku)]], limit: mostSkus },
  )
  const bySku = new Map(readable(foundOf(levels)).map((level) => [level.sku, level]))
  const isKnown = levels.status === 'live' && places.status === 'live'
  const freeOf = (sku: string) => {
    const level = bySku.get(sku)
    return level === undefined ? 0 : freeUnits(level, readable(foundOf(places)), order.channelId)
  }
  const reserved = reservedUnits(order)
  return (
    <>
      <div className={classes.shortage}>
        <ul>
          {short.map(({ sku, short: units }) => (
            <li key={sku}>
              <strong>{words.short(units)}</strong>
              <Link href={paths.stockOf(sku)}>{words.stockOf(sku)}</Link>
              {isKnown && (
                <span className={classes.free}>
                  {freeOf(sku) > 0 ? words.free(freeOf(sku)) : words.noneFree}
                </span>
              )}
            </li>
          ))}
        </ul>
        {reserved > 0 && openUnits(order) > reserved && <p>{words.shipThere(reserved)}</p>}
        {(reserved > 0 || shippedUnits(order) > 0) && <p>{words.thenCancel}</p>}
      </div>
      {children(short.some(({ sku }) => freeOf(sku) > 0))}
    </>
  )
}
