import { expect, test } from 'vitest'
import type { StockPush } from '../domain/channels/channel-port.ts'
import { buyer, pushOf, withOrder, type ChannelScene } from './channel-scene.ts'

/** What reading and setting stock does, and what it leaves alone. */
export function stockRules(setUp: () => ChannelScene): void {
  test('stock is read as the shop shows it, also after a sale and an edit on the channel', async () => {
    const { port, sandbox, listingOf } = withOrder(setUp)
    sandbox.editStock('TOASTER-2', 41)
    const seen = await port.stock.read([
      { externalId: listingOf('KETTLE-17L') },
      { externalId: listingOf('TOASTER-2') },
    ])
    expect(seen).toHaveLength(2)
    expect(seen).toContainEqual({ externalId: listingOf('KETTLE-17L'), quantity: 11 })
    expect(seen).toContainEqual({ externalId: listingOf('TOASTER-2'), quantity: 41 })
  })

  test('a listing that the channel does not know is read as null, beside those it knows', async () => {
    const { port, listingOf, unknownListing } = setUp()
    const seen = await port.stock.read([
      { externalId: unknownListing },
      { externalId: listingOf('BRAAI-TONGS') },
    ])
    expect(seen).toHaveLength(2)
    expect(seen).toContainEqual({ externalId: unknownListing, quantity: null })
    expect(seen).toContainEqual({ externalId: listingOf('BRAAI-TONGS'), quantity: 0 })
  })

  test('a push sets the quantity itself and is harmless the second time', async () => {
    const scene = setUp()
    const pushes = [pushOf(scene, 'KETTLE-17L', 12, 30), pushOf(scene, 'BRAAI-TONGS', 0, 4)]
    for (const time of ['once', 'twice']) {
      const outcomes = await scene.port.stock.push(pushes)
      expect(new Set(outcomes), time).toEqual(
        new Set(pushes.map(({ externalId }) => ({ externalId, outcome: 'accepted' }))),
      )
      expect(shownBySku(scene), time).toEqual({ 'KETTLE-17L': 30, 'TOASTER-2': 5, 'BRAAI-TONGS': 4 })
    }
  })

  test('a push of zero takes the listing off sale', async () => {
    const scene = setUp()
    await scene.port.stock.push([pushOf(scene, 'KETTLE-17L', 12, 0)])
    expect(shownBySku(scene)['KETTLE-17L']).toBe(0)
  })

  test('a push of stock never carries a price', async () => {
    const scene = setUp()
    const prices = () => scene.sandbox.shown().map(({ sku, priceCents }) => ({ sku, priceCents }))
    const before = prices()
    await scene.port.stock.push([pushOf(scene, 'KETTLE-17L', 12, 30)])
    expect(shownBySku(scene)['KETTLE-17L']).toBe(30)
    expect(prices()).toEqual(before)
    expect(scene.calls.filter(({ body }) => /price/i.test(body))).toEqual([])
  })

  test('each listing of a partly bad batch has its own outcome, and the good ones are set', async () => {
    const scene = setUp()
    const bad: StockPush = { externalId: scene.unknownListing, quantity: 3, seen: 1, key: 'bad' }
    const outcomes = await scene.port.stock.push([bad, pushOf(scene, 'TOASTER-2', 5, 9)])
    expect(outcomes).toHaveLength(2)
    expect(outcomes).toContainEqual({ externalId: scene.listingOf('TOASTER-2'), outcome: 'accepted' })
    expect(outcomes).toContainEqual(
      expect.objectContaining({
        externalId: bad.externalId,
        outcome: 'rejected',
        reason: expect.stringMatching(/^[a-z-]+$/),
      }),
    )
    expect(shownBySku(scene)['TOASTER-2']).toBe(9)
  })

  test.runIf(setUp().traits.comparesAndSets)(
    'a push after the shop has moved changes nothing and is stale',
    async () => {
      const scene = setUp()
      scene.sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 1 }], buyer })
      const outcomes = await scene.port.stock.push([
        pushOf(scene, 'KETTLE-17L', 12, 12),
        pushOf(scene, 'TOASTER-2', 5, 9),
      ])
      expect(outcomes).toContainEqual({ externalId: scene.listingOf('KETTLE-17L'), outcome: 'stale' })
      expect(outcomes).toContainEqual({ externalId: scene.listingOf('TOASTER-2'), outcome: 'accepted' })
      expect(shownBySku(scene)).toMatchObject({ 'KETTLE-17L': 11, 'TOASTER-2': 9 })
    },
  )

  test('no listings make no call', async () => {
    const { port, calls } = setUp()
    expect([await port.stock.read([]), await port.stock.push([])]).toEqual([[], []])
    expect(calls).toEqual([])
  })

  test('a batch larger than the channel takes is refused before any call', async () => {
    const { port, calls } = setUp()
    const many = Array.from({ length: port.stock.batchSize + 1 }, (_, index) => ({
      externalId: String(index + 1),
    }))
    await expect(port.stock.read(many)).rejects.toThrow(RangeError)
    const pushes = many.map(({ externalId }) => ({ externalId, quantity: 1, seen: 0, key: externalId }))
    await expect(port.stock.push(pushes)).rejects.toThrow(RangeError)
    expect(calls).toEqual([])
  })
}

const shownBySku = ({ sandbox }: ChannelScene): Readonly<Record<string, number>> =>
  Object.fromEntries(sandbox.shown().map(({ sku, quantity }) => [sku, quantity]))
