import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { storyOf, type Story } from '../stories/story.ts'
import { lifeIn, lived, type Expected, type Life, type Model } from './life.ts'
import { poll } from './poll.ts'
import { shopifyModel } from './shopify-model.ts'
import { takealotModel } from './takealot-model.ts'
import { wooModel } from './woocommerce-model.ts'

const runs = Number(process.env['LIVES'] ?? 3400)
const seed = Number(process.env['LIVES_SEED'] ?? 20_261_128)
const skus = ['101', '102', '103'] as const
const [plenty, few] = [100, 2]

/** What the state says of a life's order, and what they have to say. */
function compared<State, Start, What extends string>(
  model: Model<State, Start, What>,
  life: Life<Start, What>,
) {
  const shelf = life.isShort ? few : plenty
  const story = storyOf({ units: Object.fromEntries(skus.map((sku) => [sku, shelf])) })
  const { last, arrivals } = lived(model, life)
  arrivals.forEach(({ message }) => {
    if (!['read', 'ignored'].includes(story.received(model.kind, message))) throw new Error('not read')
  })
  poll(story.shop, model.kind, model.polls(last))
  const expected = model.expects(
    last,
    arrivals.map(({ state }) => state),
  )
  return { story, expected, shelf }
}

function expectUnits({ units, cases, shop }: Story, { left, toSend }: Expected, shelf: number): void {
  const open = cases()
  if (open.includes('shipment-cancelled')) return
  const missed = open.includes('shipped-without-stock')
  const saysOf = (sku: string) => {
    const [onHand, reserved] = units(sku)
    const owed = reserved + (shop.stock.get(sku)?.shortage ?? 0)
    return { sku, toSend: owed, onHand: missed ? null : onHand }
  }
  expect(skus.map(saysOf)).toEqual(
    skus.map((sku) => ({
      sku,
      toSend: toSend[sku] ?? 0,
      onHand: missed ? null : shelf - (left[sku] ?? 0),
    })),
  )
}

function expectMoney({ shop, cases }: Story, { totalCents }: Expected): void {
  const [order] = shop.orders.values()
  const revenue = [...shop.days.values()].flatMap(({ channels }) =>
    Object.values(channels).map(({ revenueCents }) => revenueCents),
  )
  const counted = revenue.reduce((sum, cents) => sum + cents, 0)
  const isKept = totalCents === null && order?.status !== 'cancelled'
  expect(counted).toBe(isKept ? (order?.totalCents ?? 0) : (totalCents ?? 0))
  if (totalCents === null) return
  expect(order?.totalCents).toBe(totalCents)
  expect(cases()).not.toContain('total-differs')
}

function expectInvariant({ shop }: Story): void {
  for (const { lines } of shop.orders.values())
    for (const { kind, quantity, shipped, allocated, shortage } of lines)
      if (kind === 'goods') expect(quantity).toBe(shipped + allocated + shortage)
}

function holds<State, Start, What extends string>(model: Model<State, Start, What>): void {
  const property = fc.property(lifeIn(model), (life) => {
    const { story, expected, shelf } = compared(model, life)
    expectUnits(story, expected, shelf)
    expectMoney(story, expected)
    expectInvariant(story)
  })
  fc.assert(property, { numRuns: runs, seed })
}

describe('whatever becomes of an order, and however its messages arrive, the state says what its channel says', () => {
  test('Shopify', () => {
    holds(shopifyModel)
  })

  test('WooCommerce', () => {
    holds(wooModel)
  })

  test('Takealot', () => {
    holds(takealotModel)
  })
})
