import { formatCount } from '../format/format.ts'
import { counted, units } from './count.ts'

const orders = (count: number) => counted(count, 'order', 'orders')

/** What is done with many orders at once. */
export const orderBulk = {
  ship: (count: number) => `Ship ${orders(count)}`,
  cancel: (count: number) => `Cancel ${orders(count)}`,
  allocate: (count: number) => `Reserve stock for ${orders(count)}`,
  export: (count: number) => `Export ${formatCount(count)}`,
  shipText: (count: number) =>
    `${units(count)} ${count === 1 ? 'leaves' : 'leave'} your stock. This cannot be undone.`,
  cancelText:
    'What has not been shipped is cancelled and its stock is free again, also what is reserved. This cannot be undone.',
  unpaid: (count: number) => `${orders(count)} of them ${count === 1 ? 'is' : 'are'} not paid yet.`,
  trackingLater: 'Tracking numbers are given when you ship an order by itself.',
  reason: 'Reason, for all of them',
  leftOut: (count: number) => `Left out: ${orders(count)}`,
  whys: {
    'nothing-reserved': 'nothing is reserved',
    over: 'already shipped or cancelled',
    'nothing-short': 'nothing is short',
    queued: 'a change of it waits on this device',
  },
  running: {
    ship: (done: number, all: number) => `Shipping: ${formatCount(done)} of ${orders(all)}`,
    cancel: (done: number, all: number) => `Cancelling: ${formatCount(done)} of ${orders(all)}`,
    allocate: (done: number, all: number) => `Reserving stock: ${formatCount(done)} of ${orders(all)}`,
  },
  progress: 'Progress',
  stop: 'Stop after this one',
  stopping: 'Stopping',
  ended: 'What was done',
  done: {
    ship: (count: number) => `${orders(count)} shipped`,
    cancel: (count: number) => `${orders(count)} cancelled`,
    allocate: (count: number) => `Stock reserved for ${orders(count)}`,
  },
  short: (count: number) => `${orders(count)} still short: no stock is free for all of it`,
  stillShort: 'No stock is free for all of it.',
  queued: (count: number) => `${orders(count)} kept on this device, sent when you are online again`,
  refused: (count: number) => `${orders(count)} refused`,
  undecided: (count: number) => `${orders(count)} not certain`,
  untried: (count: number) => `${orders(count)} not tried`,
  goOn: (count: number) => `Go on with ${orders(count)}`,
  close: 'Close',
}
