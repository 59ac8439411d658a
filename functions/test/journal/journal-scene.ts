import { randomUUID } from 'node:crypto'
import { Firestore } from '@google-cloud/firestore'
import { days } from '@fluxori/contract/orders/days'
import { journal, leases, type JournalEntry } from '@fluxori/contract/engine/journal'
import type { Command } from '@fluxori/contract/commands'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { products, type Product } from '@fluxori/contract/products/products'
import { levelStates, movements, stock } from '@fluxori/contract/stock/stock'
import type { z } from 'zod'
import { daySales } from '../../src/domain/orders/day-sales.ts'
import { emptyLevel, shifted } from '@fluxori/contract/stock/levels'
import { supplyOf } from '../../src/domain/stock/supply.ts'
import { sastHour } from '@fluxori/contract/time'
import type { NewCommand } from '../../src/domain/new-command.ts'
import { appendCommand } from '../../src/journal/append.ts'
import { newDrainMemory, type DrainTools } from '../../src/journal/drain-tools.ts'
import { collectionOf, parsed, readDocument } from '../../src/store/documents.ts'
import { emulatorProject } from '../emulator-project.ts'

export const merchant = 'shop'

/** A database of its own, with a drain of its own for every call of `drainer`. */
export function openScene() {
  const { projectId, clear } = emulatorProject()
  const db = new Firestore({ projectId })
  const drainer = (change: Partial<DrainTools> = {}): DrainTools => ({
    db,
    now: () => new Date().toISOString(),
    newId: randomUUID,
    leaseMs: 30_000,
    batchSize: 100,
    memory: newDrainMemory(),
    log: () => undefined,
    ...change,
  })
  return { projectId, db, clear, drainer }
}

/** A command as a channel's webhook would put it, received so many milliseconds after the shop opened. */
export const commandOf = (id: string, command: Command, afterMs = 0): NewCommand => ({
  id,
  command,
  actor: { kind: 'channel', channelId: 'shopify' },
  receivedAt: new Date(Date.parse('2026-11-22T08:00:00.000Z') + afterMs).toISOString(),
})

/** Appends many commands, in parallel. */
export async function appendAll(
  db: Firestore,
  commands: readonly NewCommand[],
  at = merchant,
): Promise<void> {
  await Promise.all(commands.map((command) => appendCommand(db, at, command)))
}

/** Every document of a kind, by its schema. */
export async function allOf<S extends z.ZodType>(
  db: Firestore,
  kind: DocumentKind<S>,
): Promise<z.infer<S>[]> {
  const { docs } = await collectionOf(db, kind, merchant).get()
  return docs.flatMap((snapshot) => {
    const document = parsed(kind, snapshot)
    return document === undefined ? [] : [document]
  })
}

export const entryOf = (db: Firestore, command: string): Promise<JournalEntry | undefined> =>
  readDocument(db, journal, { merchant, command })

/** Everything that must hold of a merchant's state whatever happened to it. Answers what does not. */
export async function brokenInvariants(db: Firestore): Promise<string[]> {
  const [catalogue, moved, shelves, sold, rollups, lease, commands] = await Promise.all([
    allOf(db, products),
    allOf(db, movements),
    allOf(db, stock),
    allOf(db, orders),
    allOf(db, days),
    readDocument(db, leases, { merchant, lease: 'journal' }),
    allOf(db, journal),
  ])
  const commandIds = (await collectionOf(db, journal, merchant).select().get()).docs.map(({ id }) => id)
  const broken: string[] = []
  const hold = (rule: boolean, otherwise: string) => {
    if (!rule) broken.push(otherwise)
  }
  const sums = new Map<string, typeof emptyLevel>()
  const bySeq = moved.toSorted((a, b) => a.seq - b.seq)
  bySeq.forEach(({ seq, entries }, index) => {
    hold(seq === index + 1, `movement ${seq} stands at place ${index + 1}`)
    entries.forEach(({ sku, warehouse, delta, after }) => {
      const place = `${sku} ${warehouse}`
      const sum = shifted(sums.get(place) ?? emptyLevel, delta)
      sums.set(place, sum)
      hold(same(after, sum), `movement ${seq} says of ${place} what is not so`)
    })
  })
  hold(lease?.seq === moved.length, `the lease counts ${lease?.seq} movements of ${moved.length}`)
  const lines = sold.flatMap((order) => order.lines)
  const kits = catalogue.filter(({ kit }) => kit.length > 0)
  const makes = (kit: Product['kit']) =>
    Math.min(
      ...kit.map(({ sku, quantity }) =>
        Math.floor((shelves.find((one) => one.sku === sku)?.available ?? 0) / quantity),
      ),
    )
  kits.forEach(({ sku, kit }) => {
    const is = shelves.find((one) => one.sku === sku)?.available
    hold(is === makes(kit), `the kit ${sku} is ${is}, its components make ${makes(kit)}`)
  })
  sold.forEach(({ id, history }) => {
    hold(history[0]?.kind === 'taken-in', `${id} does not begin by being taken in`)
    hold(
      history.every(({ command }) => commandIds.includes(command)),
      `${id} tells of a command that is not in the journal`,
    )
  })
  shelves.forEach(({ sku, levels, shortage, available, supply }) => {
    const lowAt = catalogue.find((product) => product.sku === sku)?.lowAt ?? null
    hold(supply === supplyOf(available, lowAt), `${sku} is ${supply} at ${available}`)
    Object.entries(levels).forEach(([warehouse, level]) => {
      const allocations = lines.flatMap((line) => line.allocations)
      const held = allocations.filter((one) => one.sku === sku && one.warehouse === warehouse)
      hold(
        same(level, sums.get(`${sku} ${warehouse}`) ?? emptyLevel),
        `${sku} in ${warehouse} is not what its movements say`,
      )
      hold(
        level.reserved === total(held.map(({ quantity }) => quantity)),
        `${sku} in ${warehouse} holds what no order has`,
      )
    })
    const short = lines.flatMap((line) =>
      line.demand.filter((part) => part.sku === sku).map((part) => part.quantity * line.shortage),
    )
    hold(shortage === total(short), `${sku} is short of ${shortage}, its orders of ${total(short)}`)
  })
  for (const day of new Set([...sold.map((order) => order.day), ...rollups.map((rollup) => rollup.day)])) {
    const channels = rollups.find((rollup) => rollup.day === day)?.channels ?? {}
    for (const channel of new Set([...Object.keys(channels), ...sold.map(({ channelId }) => channelId)])) {
      const sales = sold.filter((order) => order.day === day && order.channelId === channel).map(daySales)
      const figures = ['orders', 'units', 'revenueCents', 'vatCents'] as const
      figures.forEach((figure) => {
        const reported = channels[channel]?.[figure] ?? 0
        hold(reported === total(sales.map((one) => one[figure])), `${day} ${channel} ${figure}: ${reported}`)
      })
    }
    const hours = rollups.find((rollup) => rollup.day === day)?.hours ?? {}
    const ofDay = sold.filter((order) => order.day === day)
    for (const hour of new Set([...Object.keys(hours), ...ofDay.map(({ placedAt }) => sastHour(placedAt))])) {
      const sales = ofDay.filter(({ placedAt }) => sastHour(placedAt) === hour).map(daySales)
      const reported = hours[hour]?.revenueCents ?? 0
      hold(reported === total(sales.map((one) => one.revenueCents)), `${day} at ${hour}: ${reported}`)
    }
  }
  const pending = commands.filter(({ state }) => state === 'pending').length
  hold(pending === 0, `${pending} commands are pending`)
  return broken
}

const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)
const same = (one: typeof emptyLevel, other: typeof emptyLevel): boolean =>
  levelStates.every((state) => one[state] === other[state])
