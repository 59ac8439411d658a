import type { ChannelScopedId } from '@fluxori/contract/kernel'
import type { Order } from '@fluxori/contract/orders/orders'
import { BrokenDocument } from '../broken-document.ts'
import type { Reading } from '../work.ts'

/** An order, or undefined for one that is broken: it must not keep stock from those beside it, nor stop a count. */
export function soundOrder(state: Reading, id: ChannelScopedId): Order | undefined {
  try {
    return state.get('orders', id)
  } catch (error) {
    if (error instanceof BrokenDocument) return undefined
    throw error
  }
}
