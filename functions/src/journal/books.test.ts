import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DaySales } from '@fluxori/contract/days'
import type { Command } from '@fluxori/contract/journal'
import { levelStates } from '@fluxori/contract/stock'
import { busyShop, history } from '../../test/arbitraries.ts'
import { bookOfMemory, drainMemory, openMemoryShop, tell, type MemoryShop } from '../../test/memory-shop.ts'
import { desiredQuantity } from '../domain/channels/desired-quantity.ts'
import { daySales } from '../domain/orders/day-sales.ts'
import { availableToPromise, freeUnits } from '../domain/stock/available.ts'
import { emptyLevel, isSound, shifted } from '../domain/stock/level.ts'

const at = '2026-11-22T10:00:00.000Z'
const batchSizes = fc.constantFrom(1, 2, 5, 100)
/** SKUs whose listings one batch may tell; the others are left for the next. */
const toldAtOnce = fc.constantFrom(0, 1, 100)
const whenShort = fc.constantFrom('oversold', 'backordered')

function live(
  commands: readonly Command[],
  batchSize: number,
  short: 'oversold' | 'backordered' = 'oversold',
  most = 100,
): MemoryShop {
  const shop = openMemoryShop({ ...busyShop, whenShort: short })
  commands.forEach((command, index) => tell(shop, `command-${index}`, command))
  drainMemory(shop, batchSize, at, most)
  return shop
}

/** Holds a rule against the books after any history, in batches of any size. */
const always = (rule: (shop: MemoryShop) => void, numRuns = 250) =>
  fc.assert(
    fc.property(history, batchSizes, whenShort, toldAtOnce, (commands, batchSize, short, most) =>
      rule(live(commands, batchSize, short, most)),
    ),
    { numRuns },
  )

test('no command is set aside, and none is left', () => {
  always((shop) => {
    expect([...shop.settled.values()].filter(({ state }) => state === 'failed')).toEqual([])
    expect(shop.pending).toEqual([])
  })
})

test('a level is the sum of its movements, and what its last movement says', () => {
  always((shop) => {
    const sums = new Map<string, typeof emptyLevel>()
    const last = new Map<string, typeof emptyLevel>()
    shop.movements.forEach((movement) => {
      movement.entries.forEach(({ sku, warehouse, delta, after }) => {
        const place = `${sku} ${warehouse}`
        sums.set(place, shifted(sums.get(place) ?? emptyLevel, delta))
        expect(after).toEqual(sums.get(place))
        expect(isSound(after)).toBe(true)
        last.set(place, after)
      })
    })
    shop.stock.forEach(({ sku, levels }) => {
      Object.entries(levels).forEach(([warehouse, level]) => {
        expect(last.get(`${sku} ${warehouse}`) ?? emptyLevel).toEqual(level)
        expect(sums.get(`${sku} ${warehouse}`) ?? emptyLevel).toEqual(level)
      })
    })
  })
})

test('movements are numbered without gap, name their SKUs once, and each SKU its last movement', () => {
  always((shop) => {
    shop.movements.forEach(({ seq, skus, entries }, index) => {
      expect(seq).toBe(index + 1)
      expect(skus).toEqual([...new Set(entries.map(({ sku }) => sku))])
    })
    shop.stock.forEach(({ sku, lastMovement }) => {
      const moved = shop.movements.filter(({ kind, skus }) => kind !== 'opened' && skus.includes(sku)).at(-1)
      expect(lastMovement?.seq).toBe(moved?.seq)
    })
  })
})

test('a movement names the order whose stock it moved, and a place once', () => {
  always((shop) => {
    shop.movements.forEach(({ kind, cause, entries }) => {
      expect(new Set(entries.map(({ sku, warehouse }) => `${sku} ${warehouse}`)).size).toBe(entries.length)
      if (kind === 'allocated' || kind === 'released' || kind === 'shipped') {
        expect([...shop.orders.keys()]).toContain(cause.reference)
      }
    })
    shop.orders.forEach(({ id, lines }) => {
      const held = shop.movements
        .filter(({ cause }) => cause.reference === id)
        .flatMap(({ entries }) => entries)
        .reduce((sum, { delta }) => sum + (delta.reserved ?? 0), 0)
      expect(held).toBe(
        lines.flatMap(({ allocations }) => allocations).reduce((sum, { quantity }) => sum + quantity, 0),
      )
    })
  })
})

test('what is reserved is what open orders have been allocated', () => {
  always((shop) => {
    const held = new Map<string, number>()
    const allocations = [...shop.orders.values()].flatMap(({ lines }) =>
      lines.flatMap((line) => line.allocations),
    )
    allocations.forEach(({ sku, warehouse, quantity }) => {
      held.set(`${sku} ${warehouse}`, (held.get(`${sku} ${warehouse}`) ?? 0) + quantity)
    })
    shop.stock.forEach(({ sku, levels }) => {
      Object.entries(levels).forEach(([warehouse, { reserved }]) => {
        expect(reserved).toBe(held.get(`${sku} ${warehouse}`) ?? 0)
        held.delete(`${sku} ${warehouse}`)
      })
    })
    expect([...held.values()].filter((quantity) => quantity > 0)).toEqual([])
  })
})

test('what a line wants is shipped, allocated or short, and its allocations are whole units of it', () => {
  always((shop) => {
    const lines = [...shop.orders.values()].flatMap((order) => order.lines)
    lines.forEach(({ quantity, shipped, allocated, shortage, demand, allocations }) => {
      expect(quantity).toBe(shipped + allocated + shortage)
      expect(Math.min(shipped, allocated, shortage)).toBeGreaterThanOrEqual(0)
      demand.forEach((part) => {
        const held = allocations
          .filter(({ sku }) => sku === part.sku)
          .reduce((sum, one) => sum + one.quantity, 0)
        expect(held).toBe(part.quantity * allocated)
      })
      expect(allocations.filter(({ sku }) => !demand.some((part) => part.sku === sku))).toEqual([])
    })
  })
})

test('what a SKU is short of is what the lines that want it are short of', () => {
  always((shop) => {
    shop.stock.forEach(({ sku, shortage }) => {
      const wanted = [...shop.orders.values()].flatMap(({ lines }) =>
        lines.flatMap((line) =>
          line.demand.filter((part) => part.sku === sku).map((part) => part.quantity * line.shortage),
        ),
      )
      expect(shortage).toBe(wanted.reduce((sum, units) => sum + units, 0))
    })
  })
})

test('nothing is negative, and nothing is promised that is not there', () => {
  always((shop) => {
    shop.stock.forEach(({ levels, available, shortage }) => {
      Object.values(levels).forEach((level) => {
        expect(isSound(level)).toBe(true)
        levelStates.forEach((state) => expect(level[state]).toBeGreaterThanOrEqual(0))
      })
      expect(Math.min(available, shortage)).toBeGreaterThanOrEqual(0)
    })
  })
})

test('what is available is what is free and not waited for; of a kit, what its scarcest component makes', () => {
  always((shop) => {
    const book = bookOfMemory(shop, [])
    const loose = (sku: string) =>
      Math.max(0, freeUnits(book, sku, null) - (shop.stock.get(sku)?.shortage ?? 0))
    shop.stock.forEach(({ sku, available }) => {
      const kit = busyShop.kits?.[sku]
      expect(available).toBe(
        kit === undefined
          ? loose(sku)
          : Math.min(
              ...kit.map((part) => Math.floor((shop.stock.get(part.sku)?.available ?? 0) / part.quantity)),
            ),
      )
    })
  })
})

test('every mapped listing should show what its formula says', () => {
  always((shop) => {
    const book = bookOfMemory(shop, [])
    shop.listings.forEach(({ sku, channelId, desired }) => {
      const channel = shop.channels.get(channelId)
      if (sku === null || channel === undefined) return
      expect(desired.quantity).toBe(
        desiredQuantity(channel.formula, availableToPromise(book, sku, channelId)),
      )
    })
  })
})

test('a day is the sum of its orders', () => {
  always((shop) => {
    const none: DaySales = { orders: 0, units: 0, revenueCents: 0, vatCents: 0 }
    const sums = new Map<string, DaySales>()
    shop.orders.forEach((order) => {
      const key = `${order.day} ${order.channelId}`
      const [sum, more] = [sums.get(key) ?? none, daySales(order)]
      sums.set(key, {
        orders: sum.orders + more.orders,
        units: sum.units + more.units,
        revenueCents: sum.revenueCents + more.revenueCents,
        vatCents: sum.vatCents + more.vatCents,
      })
    })
    const days = [...shop.days].flatMap(([day, channels]) =>
      [...channels].map(([channel, sales]) => [`${day} ${channel}`, sales] as const),
    )
    expect(new Map(days)).toEqual(sums)
  })
})

test('an order that waits is found by what it waits for, and an unmapped one by its listing', () => {
  always((shop) => {
    shop.orders.forEach(({ lines, waitingFor, unmapped, status }) => {
      const short = lines
        .filter(({ shortage }) => shortage > 0)
        .flatMap(({ demand }) => demand.map(({ sku }) => sku))
      expect(new Set(waitingFor)).toEqual(new Set(short))
      const open = lines.filter(({ quantity, shipped }) => quantity > shipped)
      expect(unmapped.length > 0).toBe(open.some(({ mapping }) => mapping !== 'mapped'))
      if (status === 'allocated')
        expect(open.every(({ shortage, mapping }) => shortage === 0 && mapping === 'mapped')).toBe(true)
    })
  })
})

test('no stock lies free while an order that it could serve waits for it', () => {
  always((shop) => {
    const book = bookOfMemory(shop, [])
    shop.orders.forEach(({ channelId, lines }) => {
      lines.forEach(({ shortage, demand }) => {
        if (shortage === 0 || demand.length === 0) return
        const units = Math.min(
          ...demand.map(({ sku, quantity }) => Math.floor(freeUnits(book, sku, channelId) / quantity)),
        )
        expect(units).toBe(0)
      })
    })
  })
})

test('a listing counts what it sold, and says so in the same breath as what it should show', () => {
  always((shop) => {
    expect(shop.stale).toEqual([])
    shop.stock.forEach(({ sku, sold }) => {
      Object.entries(sold).forEach(([id, units]) => {
        if (shop.listings.get(id)?.sku === sku) expect(shop.listings.get(id)?.sold).toBe(units)
      })
    })
  })
})

/** The books without what only says when something was last done. */
const books = ({ stock, listings, orders, days }: MemoryShop) => ({
  stock: [...stock.values()]
    .map(({ lastMovement: _, ...rest }) => rest)
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1)),
  listings: [...listings.values()]
    .map(({ pending: _, desired, ...rest }) => ({ ...rest, shown: desired.quantity }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  orders: [...orders.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  days,
})

test('the same history gives the same books in batches of any size', () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 2, max: 45 }),
      whenShort,
      toldAtOnce,
      (commands, batchSize, short, most) => {
        const [together, alone] = [live(commands, batchSize, short, most), live(commands, 1, short)]
        expect(books(together)).toEqual(books(alone))
        expect(together.movements).toEqual(alone.movements)
      },
    ),
    { numRuns: 300 },
  )
})

test('whatever a channel tells twice changes nothing the second time', () => {
  fc.assert(
    fc.property(history, batchSizes, (commands, batchSize) => {
      const shop = live(commands, batchSize)
      const before = structuredClone({ ...books(shop), movements: shop.movements })
      commands.forEach((command, index) => {
        tell(shop, `command-${index}`, command)
        if (command.kind === 'order-received') tell(shop, `again-${index}`, command)
      })
      drainMemory(shop, batchSize, '2026-11-22T11:00:00.000Z')
      expect({ ...books(shop), movements: shop.movements }).toEqual(before)
    }),
    { numRuns: 150 },
  )
})
