import { afterEach, describe, vi } from 'vitest'
import type { Abilities } from '../domain/channels/channel-port.ts'
import type { ChannelScene } from './channel-scene.ts'
import { faultRules } from './suite-faults.ts'
import { orderRules } from './suite-orders.ts'
import { stockRules } from './suite-stock.ts'
import { signatureRules, webhookRules } from './suite-webhooks.ts'

type Rules = (setUp: () => ChannelScene) => void

/** The suite of each ability. A new ability does not compile without one. */
const suites: Readonly<Record<keyof Abilities, Rules>> = {
  webhooks: (setUp) => {
    webhookRules(setUp)
    signatureRules(setUp)
  },
  orders: orderRules,
  stock: stockRules,
}

/**
 * What a channel adapter owes its callers: the suite of every ability that its port offers, and the faults of all of
 * them. `setUp` gives a fresh adapter before a fresh sandbox each time; what only some channels can do within an ability
 * is claimed by its traits.
 */
export function channelBehaviour(setUp: () => ChannelScene): void {
  const { port, kind } = setUp()
  describe(`${kind}: what a channel does`, () => {
    afterEach(() => vi.useRealTimers())
    Object.entries(suites).forEach(([ability, rules]) => {
      if (ability in port) describe(ability, () => rules(setUp))
    })
    describe('faults', () => faultRules(setUp))
  })
}
