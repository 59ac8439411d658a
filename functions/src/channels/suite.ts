import { afterEach, describe, vi } from 'vitest'
import type { ChannelScene } from './channel-scene.ts'
import { faultRules } from './suite-faults.ts'
import { orderRules } from './suite-orders.ts'
import { stockRules } from './suite-stock.ts'
import { signatureRules, webhookRules } from './suite-webhooks.ts'

/**
 * What every channel adapter owes its callers, whatever the channel. `setUp` gives a fresh adapter before a fresh
 * sandbox each time; what only some channels can do is asked for by its traits.
 */
export function channelBehaviour(name: string, setUp: () => ChannelScene): void {
  describe(`${name}: what every channel does`, () => {
    afterEach(() => vi.useRealTimers())
    describe('webhooks', () => webhookRules(setUp))
    describe('signatures', () => signatureRules(setUp))
    describe('listing orders', () => orderRules(setUp))
    describe('stock', () => stockRules(setUp))
    describe('faults', () => faultRules(setUp))
  })
}
