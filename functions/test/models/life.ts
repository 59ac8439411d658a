import fc from 'fast-check'
import type { ChannelKind } from '@fluxori/contract/channels/channels'
import type { OrdersPage } from '../../src/domain/channels/channel-port.ts'
import type { Message } from '../stories/story.ts'

/** Something that happens to an order, and how the message of it travels. A step that its order does not allow is none. */
export type Step<What extends string> = Readonly<{
  what: What
  /** Which of the order's lines it is about, counted round. */
  line: number
  units: number
  /** Seconds since the step before. */
  gap: number
  isLost: boolean
  isCopied: boolean
  /** How many later messages may arrive before it. */
  delay: number
}>

/** What the state has to say of an order. */
export type Expected = Readonly<{
  /** Units that have left the shelf, by SKU. */
  left: Readonly<Record<string, number>>
  /** Units that are still to be sent, by SKU. */
  toSend: Readonly<Record<string, number>>
  /** What the buyer pays in the end; null for an order that counts for nothing. */
  totalCents: number | null
}>

/** What a poll finds: the order, or that it is gone. */
export type Polled = Pick<OrdersPage, 'orders' | 'gone'>

/** A channel as its documents describe it: what may happen to an order, how it tells of it, and what that means. */
export type Model<State, Start, What extends string> = Readonly<{
  kind: ChannelKind
  start: fc.Arbitrary<Start>
  whats: readonly [What, ...What[]]
  placed: (start: Start) => State
  /** The order after a step; undefined where the channel does not allow it. */
  after: (state: State, step: Step<What>) => State | undefined
  says: (state: State, step: Step<What> | null) => Message | null
  /** What a poll reads of the order. */
  polls: (state: State) => Polled
  /** `heard` are the states that were told, in the order in which they arrived. */
  expects: (last: State, heard: readonly State[]) => Expected
}>

/** A life of one order and the way in which its messages arrive. */
export type Life<Start, What extends string> = Readonly<{
  start: Start
  /** How the first message travels. */
  first: Pick<Step<What>, 'isLost' | 'isCopied' | 'delay'>
  steps: readonly Step<What>[]
  isShort: boolean
}>

const travel = {
  isLost: fc.nat(4).map((chance) => chance === 4),
  isCopied: fc.nat(4).map((chance) => chance === 4),
  delay: fc.oneof(fc.constant(0), fc.nat(4)),
}

/** Any life in a channel. */
export const lifeIn = <State, Start, What extends string>({
  start,
  whats,
}: Model<State, Start, What>): fc.Arbitrary<Life<Start, What>> =>
  fc.record({
    start,
    first: fc.record(travel),
    steps: fc.array(
      fc.record({
        what: fc.constantFrom(...whats),
        line: fc.nat(3),
        units: fc.integer({ min: 1, max: 3 }),
        gap: fc.constantFrom(0, 1, 2),
        ...travel,
      }),
      { maxLength: 9 },
    ),
    isShort: fc.nat(9).map((chance) => chance === 9),
  })

/** A state of an order and the message that tells it. */
export type Arrival<State> = Readonly<{ state: State; message: Message }>

type Sent<State> = Arrival<State> & Readonly<{ at: number }>

/** Lives a life: the state in the end, and the messages as they arrive. */
export function lived<State, Start, What extends string>(
  model: Model<State, Start, What>,
  { start, first, steps }: Life<Start, What>,
): Readonly<{ last: State; arrivals: readonly Arrival<State>[] }> {
  const sent: Sent<State>[] = []
  const send = (state: State, step: Step<What> | null) => {
    const { isLost, isCopied, delay } = step ?? first
    const message = model.says(state, step)
    if (message === null || isLost) return
    const one = { state, message, at: sent.length + delay }
    sent.push(one, ...(isCopied ? [{ ...one, at: one.at + 3 }] : []))
  }
  let last = model.placed(start)
  send(last, null)
  for (const step of steps) {
    const next = model.after(last, step)
    if (next === undefined) continue
    last = next
    send(last, step)
  }
  return { last, arrivals: sent.toSorted((a, b) => a.at - b.at) }
}

/** The message of a state counts where nothing newer was heard before it. */
export function inStep<State extends Readonly<{ index: number }>>(heard: readonly State[]): State[] {
  let newest = -1
  return heard.filter(({ index }) => {
    if (index < newest) return false
    newest = index
    return true
  })
}

/** Sums amounts by SKU. */
export function bySku<T extends Readonly<{ sku: string }>>(
  lines: readonly T[],
  amount: (line: T) => number,
): Record<string, number> {
  const sums: Record<string, number> = {}
  lines.forEach((line) => {
    sums[line.sku] = (sums[line.sku] ?? 0) + amount(line)
  })
  return sums
}

/** Cents as channels write amounts: `"345.00"`. */
export const decimal = (cents: number): string => (cents / 100).toFixed(2)
