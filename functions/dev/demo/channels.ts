import type { Channel, ChannelKind } from '@fluxori/contract/channels/channels'
import type { Instant } from '@fluxori/contract/kernel'
import { sandboxModules } from '../sandboxes/all.ts'

/** The name of a demo channel's secret. */
export const secretNameOf = (channelId: string): string => `channel-demo-${channelId}`

/** A connection of the demo to one of its sandboxes. */
export const channelOf = (kind: ChannelKind, sandboxes: string, at: Instant): Channel => ({
  id: kind,
  kind,
  name: sandboxModules[kind].demo.name,
  state: 'active',
  baseUrl: `${sandboxes}/${kind}`,
  settings: sandboxModules[kind].settings,
  formula: sandboxModules[kind].demo.formula,
  secret: secretNameOf(kind),
  pollEverySeconds: 60,
  connectedAt: at,
  polledUntil: null,
  nextPollAt: at,
  goneOrders: [],
  health: {
    lastOrderAt: null,
    lastPollAt: null,
    lastPublishAt: null,
    publishLagMs: null,
    queued: 0,
    budgetLeft: null,
    breaker: { state: 'closed', failures: 0, retryAt: null },
    problem: null,
  },
})
