import type { Random } from '../random.ts'
import type { Sandbox, SandboxOrder } from '../sandboxes/sandbox.ts'
import { someBuyer } from './buyers.ts'
import type { DemoItem } from './catalogue.ts'

/** Demo buyers leave the last few of a product alone, so that shelves stay worth looking at. */
const leaveOnShelf = 3
const pauseMs = { least: 6_000, most: 12_000 } as const
/** One order in so many is cancelled by its buyer, this much later. */
const oneCancelledIn = 15
/** One order in so many has something unusual in it; to one in so many something else happens afterwards. */
const oneUnusualIn = 5
const oneActedOnIn = 6
const actAfterMs = 20_000

/** What a buyer puts in the basket: one to three products that the shop shows enough of, popular ones more often. */
export function basketOf(
  shown: ReturnType<Sandbox['shown']>,
  items: readonly DemoItem[],
  random: Random,
): SandboxOrder['lines'] {
  const popularity = new Map(items.map(({ product, popularity }) => [product.sku, popularity]))
  let choices = shown.filter(({ quantity }) => quantity > leaveOnShelf)
  const wanted = 1 + Math.floor(random() ** 2 * 3)
  const lines: { sku: string; quantity: number }[] = []
  while (lines.length < wanted && choices.length > 0) {
    const weight = (sku: string) => popularity.get(sku) ?? 1
    let left = random() * choices.reduce((sum, { sku }) => sum + weight(sku), 0)
    const chosen = choices.find(({ sku }) => (left -= weight(sku)) < 0) ?? choices[0]
    if (chosen === undefined) break
    const most = Math.min(3, chosen.quantity - leaveOnShelf)
    lines.push({ sku: chosen.sku, quantity: 1 + Math.floor(random() ** 3 * most) })
    choices = choices.filter(({ sku }) => sku !== chosen.sku)
  }
  return lines
}

/** One of them, if there is any. */
const someOf = <T>(choices: readonly T[], random: Random): readonly T[] => {
  const at = Math.floor(random() * choices.length)
  return choices.slice(at, at + 1)
}

export type Traffic = Readonly<{
  sandboxes: readonly Sandbox[]
  items: readonly DemoItem[]
  random: Random
  /** Runs something later; the answer calls it off. */
  later: (milliseconds: number, run: () => void) => () => void
}>

/** Lets buyers order in the shops every few seconds, and a few of them cancel. Answers what stops them. */
export function startTraffic({ sandboxes, items, random, later }: Traffic): () => void {
  const waiting = new Set<() => void>()
  const after = (milliseconds: number, run: () => void) => {
    const callOff = later(milliseconds, () => {
      waiting.delete(callOff)
      run()
    })
    waiting.add(callOff)
  }
  const next = () =>
    after(pauseMs.least + random() * (pauseMs.most - pauseMs.least), () => {
      const sandbox = sandboxes[Math.floor(random() * sandboxes.length)]
      const lines = sandbox === undefined ? [] : basketOf(sandbox.shown(), items, random)
      if (sandbox !== undefined && lines.length > 0) {
        const extras = random() * oneUnusualIn < 1 ? someOf(sandbox.extras, random) : []
        const id = sandbox.placeOrder({ lines, buyer: someBuyer(random), extras })
        if (random() * oneCancelledIn < 1) after(actAfterMs, () => sandbox.cancelOrder(id))
        else if (random() * oneActedOnIn < 1)
          for (const act of someOf(Object.values(sandbox.acts), random)) after(actAfterMs, () => act(id))
      }
      next()
    })
  next()
  return () => waiting.forEach((callOff) => callOff())
}
