import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Reading } from '../work.ts'

/** The merchant whose state it is. */
export function merchantOf(state: Pick<Reading, 'all'>): Merchant {
  const [merchant] = state.all('merchant')
  if (merchant === undefined) throw new Error('a state without its merchant')
  return merchant
}
