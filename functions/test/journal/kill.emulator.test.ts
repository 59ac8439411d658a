import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { listings } from '@fluxori/contract/channels'
import { journal } from '@fluxori/contract/journal'
import { orders } from '@fluxori/contract/orders'
import { stock } from '@fluxori/contract/stock'
import { appendCommand } from '../../src/journal/append.ts'
import { drain } from '../../src/journal/drain.ts'
import { openShop, toldOrder } from '../shop.ts'
import { allOf, brokenInvariants, commandOf, merchant, openScene } from './journal-scene.ts'

const { db, projectId, drainer } = openScene()
/** What the children compile is kept between them: most of their short lives would go into it. */
const compiled = await mkdtemp(join(tmpdir(), 'fluxori-drain-child-'))
afterAll(async () => {
  await db.terminate()
  await rm(compiled, { recursive: true, force: true })
})

const script = fileURLToPath(new URL('drain-child.ts', import.meta.url))
const [kills, atOnce, leaseMs, seed] = [200, 4, 300, 20_261_122]
const skus = ['KETTLE', 'MUG', 'LID'] as const

/** The same numbers for the same seed, from 0 up to 1 (mulberry32). */
function chances(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function startChild(lifetimeMs: number): ChildProcess {
  const args = [script, projectId, merchant, String(leaseMs), String(lifetimeMs)]
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled, METADATA_SERVER_DETECTION: 'none' }
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
}

/** Waits until a child drains; one in eight is not waited for, and dies while it starts. */
async function untilItDrains({ stdout }: ChildProcess, chance: number): Promise<void> {
  if (chance >= 1 / 8 && stdout !== null) await once(stdout, 'data')
}

/** Kills a process at once, as a machine that is lost would, and answers when it is gone. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error('the child had ended by itself')
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test(`${kills} killed drains lose no order and apply none twice`, { timeout: 150_000 }, async () => {
  await openShop(db, { merchant, units: { KETTLE: 400, MUG: 5000, LID: 5000 }, kits: { DUO: [{ sku: 'MUG', quantity: 1 }, { sku: 'LID', quantity: 2 }] } })
  await once(startChild(1), 'exit')
  const chance = chances(seed)
  let killed = 0
  let sold = 0
  const selling = async () => {
    while (killed < kills) {
      const id = String(sold)
      sold += 1
      const order = toldOrder(id, sold % 3 === 0 ? { DUO: 1, KETTLE: 1 } : { [skus[sold % 2] ?? 'MUG']: 1 })
      await appendCommand(db, merchant, commandOf(`sale-${id}`, { kind: 'order-received', payload: { channelId: 'shopify', order } }, sold))
      await wait(chance() * 80)
    }
  }
  const killing = async () => {
    while (killed < kills) {
      const child = startChild(60_000)
      await untilItDrains(child, chance())
      // Before the first read, while reading, while committing, between batches, and after many of them.
      await wait(chance() ** 2 * 1200)
      await kill(child)
      killed += 1
    }
  }
  await Promise.all([selling(), ...Array.from({ length: atOnce }, killing)])
  const appliedByKilled = (await allOf(db, journal)).filter(({ state }) => state === 'applied').length
  await wait(leaseMs)
  expect(await drain(drainer(), merchant)).toMatchObject({ held: false })

  expect(killed).toBeGreaterThanOrEqual(kills)
  expect(appliedByKilled).toBeGreaterThan(100)
  const entries = await allOf(db, journal)
  expect(entries.filter(({ kind, state }) => kind === 'order-received' && state === 'applied')).toHaveLength(sold)
  const books = await allOf(db, orders)
  expect(new Set(books.map(({ externalId }) => externalId)).size).toBe(sold)
  expect(books).toHaveLength(sold)
  const lines = books.flatMap((order) => order.lines)
  expect(lines.filter(({ quantity, allocated, shortage }) => quantity !== 1 || allocated + shortage !== 1)).toHaveLength(0)
  expect(await brokenInvariants(db)).toEqual([])
  const available = new Map((await allOf(db, stock)).map((one) => [one.sku, one.available]))
  const wrong = (await allOf(db, listings)).filter(({ sku, desired }) => desired.quantity !== available.get(sku ?? ''))
  expect(wrong).toHaveLength(0)
})
