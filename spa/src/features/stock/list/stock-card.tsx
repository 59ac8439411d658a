import type { Stock } from '@fluxori/contract/stock/stock'
import { free, levelIn } from '@fluxori/contract/stock/levels'
import { formatCount } from '../../../lib/format/format.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { Figure } from '../../../ui/figure.tsx'
import { levelOf } from '../levels.ts'
import { Marks } from '../marks.tsx'
import classes from './stock-card.module.css'

const words = stockMessages.columns

/** A SKU for the thumb: what can be sold stands large, the rest below it. `at`: whose levels; null for all together. */
export function StockCard({ stock, at }: { stock: Stock; at: string | null }) {
  const level = levelOf(stock, at)
  const incoming = level.incoming + level.inTransit
  const figures = stock.isKit
    ? []
    : [
        [words.onHand, level.onHand],
        [words.reserved, level.reserved],
        ...(at === null ? [] : ([[words.free, free(levelIn(stock, at))]] as const)),
        ...(incoming === 0 ? [] : ([[words.incoming, incoming]] as const)),
      ]
  return (
    <span className={classes.card}>
      <span className={classes.text}>
        <strong className={classes.title}>{stock.title === '' ? stock.sku : stock.title}</strong>
        <span className={classes.sub}>
          {stock.title !== '' && <span className={classes.sku}>{stock.sku}</span>}
          <Marks stock={stock} />
        </span>
        <span className={classes.figures}>
          {figures.map(([label, count]) => (
            <span key={label}>
              {label} <Figure text={formatCount(Number(count))} />
            </span>
          ))}
        </span>
      </span>
      <span className={classes.available}>
        <strong>
          <Figure text={formatCount(stock.available)} />
        </strong>
        <span>{words.available}</span>
      </span>
    </span>
  )
}
