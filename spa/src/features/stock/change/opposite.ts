import type { StockChange } from '@fluxori/contract/stock/stock'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'

const words = stockChangeMessages

/**
 * The changes that take a change back, in their order; null where there is no opposite. What was received is taken off
 * again SKU by SKU: there is no operation that takes a receipt back as a whole.
 */
export function oppositeOf(change: StockChange): readonly StockChange[] | null {
  switch (change.kind) {
    case 'adjust':
      return [{ ...change, delta: -change.delta, reason: words.adjust.undoReason(change.reason) }]
    case 'receive':
      return change.lines.map(({ sku, quantity }) => ({
        kind: 'adjust',
        sku,
        warehouse: change.warehouse,
        state: 'onHand',
        delta: -quantity,
        reason: words.receive.undoReason(change.reference),
      }))
    case 'transfer':
      if (change.step !== 'at-once') return null
      return [
        {
          ...change,
          from: change.to,
          to: change.from,
          reference: words.transfer.undoReference(change.reference),
        },
      ]
    case 'count':
      return null
  }
}

/** What to do instead, where a change has no opposite. */
export function insteadOfUndo(change: StockChange): string {
  switch (change.kind) {
    case 'transfer':
      return change.step === 'at-once' ? '' : words.transfer.noUndo[change.step]
    case 'count':
      return words.count.noUndo
    case 'adjust':
    case 'receive':
      return ''
  }
}
