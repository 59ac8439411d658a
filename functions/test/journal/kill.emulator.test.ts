import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { listings } from '@fluxori/contract/channels/channels'
import { journal, leases } from '@fluxori/contract/engine/journal'
import type { Command } from '@fluxori/contract/commands'
import { orders } from '@fluxori/contract/orders/orders'
import { movements, stock } from '@fluxori/contract/stock/stock'
import { seededRandom } from '../../dev/random.ts'
import { appendCommand } from '../../src/journal/append.ts'
import { drain } from '../../src/journal/drain.ts'
import { readDocument } from '../../src/store/documents.ts'
import { openShop, channelOrder } from '../shop.ts'
import { allOf, brokenInvariants, commandOf, merchant, openScene } from './journal-scene.ts'

const { db, projectId, drainer } = openScene()
/** The child is bundled and what it compiles is kept: most of its short life would go into that. */
const compiled = await mkdtemp(join(tmpdir(), 'fluxori-drain-child-'))
const script = join(compiled, 'drain-child.mjs')
await build({
  entryPoints: [fileURLToPath(new URL('drain-child.ts', import.meta.url))],
  outfile: script,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  logLevel: 'error',
  banner: {
    js: [
      "import { createRequire } from 'node:module'",
      'const require = createRequire(import.meta.url)',
      'const { dirname: __dirname, filename: __filename } = import.meta',
    ].join('\n'),
  },
})
afterAll(async () => {
  await db.terminate()
  await rm(compiled, { recursive: true, force: true })
})

const [kills, killsAtWork, atOnce, leaseMs, seed] = [200, 20, 4, 300, 20_261_122]
const skus = ['KETTLE', 'MUG', 'LID'] as const

function startChild(lifetimeMs: number): ChildProcess {
  const args = [script, projectId, merchant, String(leaseMs), String(lifetimeMs)]
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled, METADATA_SERVER_DETECTION: 'none' }
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
}

/** Waits until a child drains; one in eight is not waited for, and dies while it starts. */
async function untilItDrains(child: ChildProcess, chance: number): Promise<void> {
  if (chance < 1 / 8 || child.stdout === null) return
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
}

/** Kills a process at once, as a machine that is lost would. Answers whether it was still alive. */
async function kill(child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return false
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  return child.signalCode === 'SIGKILL'
}

/** Whether a child that is gone died with the lease in hand, which only time takes from it. */
async function heldTheLease({ pid }: ChildProcess): Promise<boolean> {
  const lease = await readDocument(db, leases, { merchant, lease: 'journal' })
  return lease?.holder?.startsWith(`${pid}:`) ?? false
}

/** Holds a process still until its lease has run out, and lets it go on as if nothing had been. */
async function freeze(child: ChildProcess): Promise<void> {
  child.kill('SIGSTOP')
  await wait(leaseMs * 2)
  child.kill('SIGCONT')
  await wait(leaseMs / 2)
}

const arrival: Command = {
  kind: 'stock-update',
  payload: {
    change: { kind: 'receive', warehouse: 'jhb', lines: [{ sku: 'LID', quantity: 1 }], reference: 'PO' },
  },
}

test(`${kills} killed drains lose no order and apply none twice`, { timeout: 900_000 }, async () => {
  await openShop(db, {
    merchant,
    units: { KETTLE: 400, MUG: 5000, LID: 5000 },
    kits: {
      DUO: [
        { sku: 'MUG', quantity: 1 },
        { sku: 'LID', quantity: 2 },
      ],
    },
  })
  await once(startChild(1), 'exit')
  const chance = seededRandom(seed)
  let [killed, killedAtWork] = [0, 0]
  // As many as it takes until enough of them died at work, which they cannot if the lease of a dead one is kept for ever.
  const goesOn = () => killed < kills || (killedAtWork < killsAtWork && killed < 2 * kills)
  let sold = 0
  const selling = async () => {
    while (goesOn()) {
      const id = String(sold)
      sold += 1
      const order = channelOrder(
        id,
        sold % 3 === 0 ? { DUO: 1, KETTLE: 1 } : { [skus[sold % 2] ?? 'MUG']: 1 },
      )
      await appendCommand(
        db,
        merchant,
        commandOf(`sale-${id}`, { kind: 'order-received', payload: { channelId: 'shopify', order } }, sold),
      )
      // Receiving twice would add twice, whereas an order told twice is known by its version.
      await appendCommand(db, merchant, commandOf(`arrival-${id}`, arrival, sold))
      await wait(chance() * 250)
    }
  }
  const killing = async () => {
    while (goesOn()) {
      const child = startChild(60_000)
      await untilItDrains(child, chance())
      // Before the first read, while reading, while committing, between batches, and after many of them.
      await wait(chance() ** 2 * 900)
      if (chance() < 1 / 6) await freeze(child)
      if (!(await kill(child))) continue
      killed += 1
      if (await heldTheLease(child)) killedAtWork += 1
    }
  }
  await Promise.all([selling(), ...Array.from({ length: atOnce }, killing)])
  expect(killedAtWork).toBeGreaterThanOrEqual(killsAtWork)
  await wait(leaseMs)
  expect(await drain(drainer(), merchant)).toMatchObject({ held: false })

  const entries = await allOf(db, journal)
  expect(entries.filter(({ kind, state }) => kind === 'order-received' && state === 'applied')).toHaveLength(
    sold,
  )
  const state = await allOf(db, orders)
  expect(new Set(state.map(({ externalId }) => externalId)).size).toBe(sold)
  expect(state).toHaveLength(sold)
  const lines = state.flatMap((order) => order.lines)
  expect(
    lines.filter(({ quantity, allocated, shortage }) => quantity !== 1 || allocated + shortage !== 1),
  ).toHaveLength(0)
  const received = (await allOf(db, movements)).filter(({ kind }) => kind === 'received')
  expect(received).toHaveLength(sold)
  expect(await brokenInvariants(db)).toEqual([])
  const available = new Map((await allOf(db, stock)).map((one) => [one.sku, one.available]))
  const wrong = (await allOf(db, listings)).filter(
    ({ sku, desired }) => desired.quantity !== available.get(sku ?? ''),
  )
  expect(wrong).toHaveLength(0)
})
