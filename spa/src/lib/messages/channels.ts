import { formatCount } from '../format/format.ts'
import { counted } from './count.ts'

/** What happened, what it means, what to do. */
type Trouble = Readonly<{ happened: string; means: string; todo: string }>

const unknownTrouble: Trouble = {
  happened: 'Something is wrong with this connection.',
  means: 'Orders may come in late and the stock shown there may be old.',
  todo: 'If it lasts, send what is below to support.',
}

/** By the reason that a connection gives. */
const troubles: Readonly<Record<string, Trouble>> = {
  throttled: {
    happened: 'The channel asks for fewer calls.',
    means: 'Nothing is lost: Fluxori waits as long as it asks, then goes on.',
    todo: 'If it lasts, another app may be using up the same allowance.',
  },
  unavailable: {
    happened: 'The channel does not answer.',
    means: 'Its orders come in late and the stock shown there gets old. Fluxori keeps trying.',
    todo: 'If it lasts, check whether the shop itself is up.',
  },
  unauthorised: {
    happened: 'The channel no longer accepts the key of this connection.',
    means: 'Nothing can be read or sent until there is a new key.',
    todo: 'Make a new key in the shop and ask support to put it in.',
  },
  rejected: {
    happened: 'The channel refuses what Fluxori asks.',
    means: 'Orders or stock may be stuck.',
    todo: 'Send what is below to support.',
  },
  malformed: {
    happened: 'An answer of the channel could not be understood.',
    means: 'Orders or stock may be stuck until it can.',
    todo: 'Send what is below to support.',
  },
}

const span = (seconds: number) => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`)

export const channelMessages = {
  title: 'Channels',
  listLabel: 'Connected channels',
  states: {
    working: 'Working',
    paused: 'Paused',
    waiting: 'Waiting to try again',
    trouble: 'In trouble',
    stale: 'Not heard of lately',
  },
  troubleOf: (reason: string): Trouble => troubles[reason] ?? unknownTrouble,
  emptyTitle: 'No channel is connected yet',
  emptyText:
    'A connected shop or marketplace sends its orders here and shows your stock by itself. Fluxori connects it with you: have its address and a key that may read orders and set stock at hand.',
  back: 'Back to all channels',
  missingTitle: 'This channel is not here',
  missingText: 'The address may be mistyped, or the channel belongs to another merchant.',
  never: 'Never',
  none: 'None',
  notKnown: 'Not known',
  stale: 'Stale',
  staleHint: (seconds: number) => `Expected every ${span(seconds)}.`,
  facts: {
    lastOrder: 'Last order',
    lastPoll: 'Last looked for orders',
    lastPublish: 'Last stock sent',
    lag: 'Stock change to channel',
    queued: 'Listings waiting',
    drift: 'Drifting',
    budget: 'Calls left',
    failures: 'Failures in a row',
    connected: 'Connected',
    address: 'Address',
    every: 'Looks for orders',
    nextPoll: 'Next look',
  },
  every: (seconds: number) => `every ${span(seconds)}`,
  orMore: (count: number, more: boolean) => `${formatCount(count)}${more ? ' or more' : ''}`,
  drifting: (count: number, more: boolean) => `${formatCount(count)}${more ? '+' : ''} drifting`,
  waitingCount: (count: number) => counted(count, 'listing waits', 'listings wait'),
  failures: (failures: number, open: boolean, until: string | null) => {
    const next = until === null ? '' : `, next try at ${until}`
    return open ? `${failures}: stopped${next}` : `${failures}${next}`
  },
  breakerOpen: (failures: number, until: string | null) =>
    `Stopped after ${counted(failures, 'failure', 'failures in a row')}${until === null ? '' : `; next try at ${until}`}.`,
  problemAt: (when: string) => `First seen ${when}`,
  health: 'Health',
  connection: 'Connection',
  work: {
    title: 'Work in progress',
    publishing: 'Sending stock',
    polls: 'Looking for orders',
    never: 'Not asked for yet',
    requested: 'Asked for',
    running: 'At work',
    waiting: (until: string | null) =>
      until === null ? 'Waits to try again' : `Waits until ${until} to try again`,
    sent: (done: number, failed: number) =>
      done + failed === 0
        ? 'Nothing to send'
        : `${formatCount(done)} sent${failed === 0 ? '' : `, ${formatCount(failed)} refused`}`,
    read: (done: number, failed: number) =>
      done + failed === 0
        ? 'No new orders'
        : `${counted(done, 'order', 'orders')} read${failed === 0 ? '' : `, ${formatCount(failed)} unreadable`}`,
    progress: (share: number) => `${Math.round(share * 100)}% done`,
  },
  queue: {
    title: 'Waiting to be sent',
    none: 'Every listing shows what it should.',
    paused: 'These are sent when you resume the channel.',
    more: (count: number) => `The first ${count}. More are waiting.`,
    listing: 'Listing',
    shows: 'Shows',
    should: 'Should show',
    since: 'Since',
  },
  drift: {
    title: 'Shows something else than was sent',
    text: 'Somebody, or another app, edits stock on the channel, or a sale has not come in yet. Fluxori sends it again by itself.',
    sent: 'Sent',
    seen: 'Seen there',
    more: 'There may be more: only the 100 longest of all channels are read.',
  },
  refused: {
    title: 'Refused by the channel',
    text: 'It shows an old quantity for these. Check there whether the listing is closed or gone.',
    why: 'Why',
    more: 'There may be more: only the 100 latest of all channels are read.',
  },
  actions: {
    pause: 'Pause',
    pauseLabel: (name: string) => `Pause ${name}`,
    pauseMeans:
      'Pausing stops looking for orders and sending stock. Orders that the shop reports by itself still come in. What it shows stays as it is, so it can sell what you no longer have.',
    resume: 'Resume',
    resumeLabel: (name: string) => `Resume ${name}`,
    resumeMeans:
      'Resuming looks for the orders since it was paused and sends every quantity that has changed.',
    paused: (name: string) => `${name} is paused`,
    pausedText: 'No stock is sent and no orders are looked for.',
    resumed: (name: string) => `${name} works again`,
    rename: 'Rename',
    renameLabel: (name: string) => `Rename ${name}`,
    renamed: (name: string) => `It is called ${name} now`,
    change: 'Change',
  },
  rename: {
    title: (name: string) => `Rename ${name}`,
    text: 'Only how it is called here. Nothing changes in the shop.',
    name: 'Name',
    invalid: 'Give a name of 1 to 100 characters',
    submit: 'Rename',
  },
}
