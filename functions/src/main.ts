import { commands } from '@fluxori/contract/commands'
import { commandFunction } from './edge/command-function.ts'

/** Every Cloud Function, under the name of its entry point: `stock-update` is `stockUpdate`. */
export { alertUpdate } from './operations/http/alert-update.ts'
export { channelPoll } from './operations/triggers/channel-poll.ts'
export const channelUpdate = commandFunction(commands['channel-update'])
export { channelWebhook } from './operations/http/channel-webhook.ts'
export { invariantCheck } from './operations/schedules/invariant-check.ts'
export { journalSweep } from './operations/schedules/journal-sweep.ts'
export { marketplacePoll } from './operations/schedules/marketplace-poll.ts'
export { memberUpdate } from './operations/http/member-update.ts'
export const merchantUpdate = commandFunction(commands['merchant-update'])
export { orderIngest } from './operations/triggers/order-ingest.ts'
export const orderUpdate = commandFunction(commands['order-update'])
export const productUpdate = commandFunction(commands['product-update'])
export { publishSweep } from './operations/schedules/publish-sweep.ts'
export { scheduleRun } from './operations/schedules/schedule-run.ts'
export { scheduleSweep } from './operations/schedules/schedule-sweep.ts'
export { scheduleUpdate } from './operations/http/schedule-update.ts'
export { stockPublish } from './operations/triggers/stock-publish.ts'
export const stockUpdate = commandFunction(commands['stock-update'])
export const warehouseUpdate = commandFunction(commands['warehouse-update'])
