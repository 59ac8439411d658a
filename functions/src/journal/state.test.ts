import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DaySales } from '@fluxori/contract/orders/days'
import type { Command } from '@fluxori/contract/commands'
import type { OrderEvent } from '@fluxori/contract/orders/order-event'
import { searchWords } from '@fluxori/contract/search'
import { levelStates } from '@fluxori/contract/stock/stock'
import { busyShop, history } from '../../test/arbitraries.ts'
import { drainMemory, wholeState } from '../../dev/memory-journal.ts'
import {
  openMemoryShop,
  append,
  type MemoryShop,
  type MemoryShopPlan,
  movementsIn,
} from '../../test/memory-shop.ts'
import { desiredQuantity } from '@fluxori/contract/channels/desired-quantity'
import { plusSales } from '../../test/plus-sales.ts'
import { daySales } from '../domain/orders/day-sales.ts'
import { availableToPromise, freeUnits } from '../domain/stock/available.ts'
import { emptyLevel, isSound, shifted } from '@fluxori/contract/stock/levels'

const at = '2026-11-22T10:00:00.000Z'
const batchSizes = fc.constantFrom(1, 2, 5, 100)
/** SKUs whose listings one batch may tell; the others are left for the next. */
const listingsAtOnce = fc.constantFrom(0, 1, 100)
const whenShort = fc.constantFrom('oversold', 'backordered')

function live(
  commands: readonly Command[],
  batchSize: number,
  short: 'oversold' | 'backordered' = 'oversold',
  most = 100,
  plan: Partial<MemoryShopPlan> = {},
): MemoryShop {
  const shop = openMemoryShop({ ...busyShop, whenShort: short, ...plan })
  commands.forEach((command, index) => append(shop, `command-${index}`, command))
  drainMemory(shop, batchSize, at, most)
  return shop
}

/** Holds a rule against the state after any history, in batches of any size; `last` is what comes at its end. */
const always = (
  rule: (shop: MemoryShop) => void,
  plan: Partial<MemoryShopPlan> = {},
  last: readonly Command[] = [],
) =>
  fc.assert(
    fc.property(history, batchSizes, whenShort, listingsAtOnce, (commands, batchSize, short, most) =>
      rule(live([...commands, ...last], batchSize, short, most, plan)),
    ),
    { numRuns: 250 },
  )

test('no command is set aside, and none is left', () => {
  always((shop) => {
    expect([...shop.processed.values()].filter(({ state }) => state === 'failed')).toEqual([])
    expect([...shop.cases.keys()].filter((id) => id.startsWith('invariant-broken'))).toEqual([])
    expect(shop.pending).toEqual([])
  })
})

test('a level is the sum of its movements, and what its last movement says', () => {
  always((shop) => {
    const sums = new Map<string, typeof emptyLevel>()
    const last = new Map<string, typeof emptyLevel>()
    movementsIn(shop).forEach((movement) => {
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
    movementsIn(shop).forEach(({ seq, skus, entries }, index) => {
      expect(seq).toBe(index + 1)
      expect(skus).toEqual([...new Set(entries.map(({ sku }) => sku))])
    })
    shop.stock.forEach(({ sku, lastMovement }) => {
      const moved = movementsIn(shop)
        .filter(({ kind, skus }) => kind !== 'opened' && skus.includes(sku))
        .at(-1)
      expect(lastMovement?.seq).toBe(moved?.seq)
    })
  })
})

test('a movement names the order whose stock it moved, and a place once', () => {
  always((shop) => {
    movementsIn(shop).forEach(({ kind, cause, entries }) => {
      expect(new Set(entries.map(({ sku, warehouse }) => `${sku} ${warehouse}`)).size).toBe(entries.length)
      if (kind === 'allocated' || kind === 'released' || kind === 'shipped') {
        expect([...shop.orders.keys()]).toContain(cause.reference)
      }
    })
    shop.orders.forEach(({ id, lines }) => {
      const held = movementsIn(shop)
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
    const state = wholeState(shop)
    const loose = (sku: string) =>
      Math.max(0, freeUnits(state, sku, null) - (shop.stock.get(sku)?.shortage ?? 0))
    shop.stock.forEach(({ sku, available }) => {
      const kit = shop.products.get(sku)?.kit ?? []
      expect(available).toBe(
        kit.length === 0
          ? loose(sku)
          : Math.min(
              ...kit.map((part) => Math.floor((shop.stock.get(part.sku)?.available ?? 0) / part.quantity)),
            ),
      )
    })
  })
})

test('a SKU is out at nothing, low up to what its product says, and enough above', () => {
  always((shop) => {
    shop.stock.forEach(({ sku, available, supply }) => {
      const lowAt = shop.products.get(sku)?.lowAt ?? 4
      expect(supply).toBe(available === 0 ? 'out' : available > lowAt ? 'enough' : 'low')
    })
  })
})

test('every product has a stock document that says its title, its words, and whether it is a kit', () => {
  always((shop) => {
    expect([...shop.stock.keys()].toSorted()).toEqual([...shop.products.keys()].toSorted())
    shop.products.forEach(({ sku, title, kit, words, barcode, brand }) => {
      expect(shop.stock.get(sku)).toMatchObject({ title, words, isKit: kit.length > 0 })
      expect(words).toEqual(searchWords([sku, title, barcode ?? '', brand]))
    })
  })
})

test('a SKU knows the kits that hold it, and a kit holds no kit and no stock of its own', () => {
  // It lies on the shelf and no kit holds it: only its stock keeps it from becoming a kit.
  const withTray = { units: { ...busyShop.units, TRAY: 2 } }
  const trayAsKit: Command = {
    kind: 'product-update',
    payload: { change: { kind: 'edit', sku: 'TRAY', fields: { kit: [{ sku: 'KETTLE', quantity: 1 }] } } },
  }
  const rule = (shop: MemoryShop) => {
    const kits = [...shop.products.values()].filter(({ kit }) => kit.length > 0)
    shop.stock.forEach(({ sku, kits: known, levels }) => {
      const holding = kits.filter(({ kit }) => kit.some((part) => part.sku === sku))
      expect(known.toSorted()).toEqual(holding.map((kit) => kit.sku).toSorted())
      if (!kits.some((kit) => kit.sku === sku)) return
      expect(known).toEqual([])
      const units = Object.values(levels).flatMap((level) => Object.values(level))
      expect(units.filter((count) => count !== 0)).toEqual([])
    })
    kits.forEach(({ kit }) => expect(new Set(kit.map((part) => part.sku)).size).toBe(kit.length))
  }
  always(rule, withTray, [trayAsKit])
})

test('a barcode is of one product, and whatever is not standard-rated says why', () => {
  always((shop) => {
    const carried = [...shop.products.values()].flatMap(({ barcode }) => barcode ?? [])
    expect(new Set(carried).size).toBe(carried.length)
    shop.products.forEach(({ vatClass, vatReason }) =>
      expect(vatReason === null).toBe(vatClass === 'standard'),
    )
  })
})

test('a paused channel is asked for nothing, and what it missed is published when it is resumed', () => {
  always((shop) => {
    const [owed, paused] = [new Set<string>(), new Set<string>()]
    shop.plans.forEach(({ changes: { documents, requests } }) => {
      const asked = [...requests.values()].map(({ channel }) => channel)
      documents.channels.forEach(({ value: { id, state } }) =>
        state === 'paused' ? paused.add(id) : paused.delete(id),
      )
      asked.forEach((id) => expect([...paused]).not.toContain(id))
      documents.listings.forEach(({ value: { channelId, pending } }) => {
        if (pending) owed.add(channelId)
      })
      asked.forEach((id) => owed.delete(id))
    })
    expect([...owed].filter((id) => !paused.has(id))).toEqual([])
  })
})

test('an order begins by being taken in, and its history only grows, by one event for each command', () => {
  always((shop) => {
    const before = new Map<string, readonly OrderEvent[]>()
    shop.plans.forEach(({ changes }) => {
      changes.documents.orders.forEach(({ value: { id, history: now } }) => {
        const known = before.get(id) ?? []
        expect(now.slice(0, known.length)).toEqual(known)
        before.set(id, now)
      })
    })
    shop.orders.forEach(({ id, history: all, lines }) => {
      expect(all).toEqual(before.get(id))
      expect(all[0]?.kind).toBe('taken-in')
      expect(all.filter(({ kind }) => kind === 'taken-in').length).toBe(1)
      expect(new Set(all.map(({ command }) => command)).size).toBe(all.length)
      all.forEach(({ command }) => expect(shop.processed.get(command)?.state).toBe('applied'))
      const shipped = all.filter(({ kind }) => kind === 'shipped').reduce((sum, one) => sum + one.units, 0)
      expect(shipped).toBeLessThanOrEqual(lines.reduce((sum, line) => sum + line.shipped, 0))
    })
  })
})

test('an order is found by its number, its SKUs and its titles', () => {
  always((shop) => {
    shop.orders.forEach(({ number, externalId, lines, words }) => {
      expect(words).toEqual(expect.arrayContaining(searchWords([number, externalId])))
      lines.forEach(({ sku, skuText }) => {
        expect(words).toEqual(expect.arrayContaining(searchWords([sku ?? skuText])))
      })
    })
  })
})

test('every mapped listing should show what its formula says', () => {
  always((shop) => {
    const state = wholeState(shop)
    shop.listings.forEach(({ sku, channelId, desired }) => {
      const channel = shop.channels.get(channelId)
      if (sku === null || channel === undefined) return
      expect(desired.quantity).toBe(
        desiredQuantity(channel.formula, availableToPromise(state, sku, channelId)),
      )
    })
  })
})

test('a day is the sum of its orders, by channel and by hour', () => {
  always((shop) => {
    const [byChannel, byHour] = [new Map<string, DaySales>(), new Map<string, DaySales>()]
    shop.orders.forEach((order) => {
      const local = new Date(Date.parse(order.placedAt) + 2 * 3_600_000).toISOString()
      expect(order.day).toBe(local.slice(0, 10))
      const [channel, hour] = [`${order.day} ${order.channelId}`, local.slice(0, 13).replace('T', ' ')]
      byChannel.set(channel, plusSales(byChannel.get(channel), daySales(order)))
      byHour.set(hour, plusSales(byHour.get(hour), daySales(order)))
    })
    const kept = (part: 'channels' | 'hours') =>
      new Map(
        [...shop.days].flatMap(([day, rollup]) =>
          Object.entries(rollup[part]).map(([key, sales]) => [`${day} ${key}`, sales]),
        ),
      )
    expect(kept('channels')).toEqual(byChannel)
    expect(kept('hours')).toEqual(byHour)
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
    const state = wholeState(shop)
    shop.orders.forEach(({ channelId, lines }) => {
      lines.forEach(({ shortage, demand }) => {
        if (shortage === 0 || demand.length === 0) return
        const units = Math.min(
          ...demand.map(({ sku, quantity }) => Math.floor(freeUnits(state, sku, channelId) / quantity)),
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

/** The state without what only says when something was last done. */
const stateOf = ({
  merchant,
  warehouses,
  channels,
  products,
  stock,
  listings,
  orders,
  days,
}: MemoryShop) => ({
  merchant,
  warehouses,
  channels,
  products: [...products.values()].toSorted((a, b) => (a.sku < b.sku ? -1 : 1)),
  stock: [...stock.values()]
    .map(({ lastMovement: _, ...rest }) => rest)
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1)),
  listings: [...listings.values()]
    .map(({ pending: _, desired, ...rest }) => ({ ...rest, shown: desired.quantity }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  orders: [...orders.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  days,
})

test('the same history gives the same state in batches of any size', () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 2, max: 45 }),
      whenShort,
      listingsAtOnce,
      (commands, batchSize, short, most) => {
        // On which page of a pass a SKU stands depends on what a batch has read; what comes of it does not.
        const onePage = { pageOfSkus: 100 }
        const together = live(commands, batchSize, short, most, onePage)
        const alone = live(commands, 1, short, 100, onePage)
        expect(stateOf(together)).toEqual(stateOf(alone))
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
      const before = structuredClone({ ...stateOf(shop), movements: movementsIn(shop) })
      commands.forEach((command, index) => {
        append(shop, `command-${index}`, command)
        if (command.kind === 'order-received') append(shop, `again-${index}`, command)
      })
      drainMemory(shop, batchSize, '2026-11-22T11:00:00.000Z')
      expect({ ...stateOf(shop), movements: movementsIn(shop) }).toEqual(before)
    }),
    { numRuns: 150 },
  )
})
