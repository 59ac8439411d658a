import { expect, test, vi } from 'vitest'
import { retryAfterSeconds, type WireFault } from '../../dev/sandboxes/sandbox-fetch.ts'
import type { Abilities } from '../domain/channels/channel-port.ts'
import { dayBefore, pushOf, type ChannelScene } from './channel-scene.ts'

type Way = Readonly<{ way: string; go: (scene: ChannelScene) => Promise<unknown> }>

/** How each ability goes over the network. */
const waysOf: Readonly<Record<keyof Abilities, readonly Way[]>> = {
  webhooks: [],
  orders: [{ way: 'listing orders', go: ({ port }) => port.orders.list(dayBefore, null) }],
  stock: [
    {
      way: 'reading stock',
      go: ({ port, listingOf }) => port.stock.read([{ externalId: listingOf('TOASTER-2') }]),
    },
    { way: 'pushing stock', go: (scene) => scene.port.stock.push([pushOf(scene, 'TOASTER-2', 5, 9)]) },
  ],
}

/** What a caller gets when the channel does not answer as it should. */
export function faultRules(setUp: () => ChannelScene): void {
  const { port } = setUp()
  const ways = Object.entries(waysOf).flatMap(([ability, found]) => (ability in port ? found : []))
  const faults: readonly { fault: WireFault; kind: string; wait: number | null }[] = [
    { fault: 'throttle', kind: 'throttled', wait: retryAfterSeconds },
    { fault: 'error', kind: 'unavailable', wait: null },
    { fault: 'unauthorised', kind: 'unauthorised', wait: null },
    { fault: 'garbage', kind: 'malformed', wait: null },
    { fault: 'wrong-shape', kind: 'malformed', wait: null },
  ]
  const cases = ways.flatMap((way) => faults.map((fault) => ({ ...way, ...fault })))

  test.each(cases)('$way that meets $fault is the fault $kind', async ({ go, fault, kind, wait }) => {
    const scene = setUp()
    scene.failNext(fault)
    await expect(go(scene)).rejects.toMatchObject({ name: 'Fault', kind, retryAfterSeconds: wait })
  })

  const silences: readonly { fault: WireFault; name: string }[] = [
    { fault: 'hang', name: 'does not answer' },
    { fault: 'stall', name: 'stops half-way through its answer' },
  ]
  const waits = ways.flatMap((way) => silences.map((silence) => ({ ...way, ...silence })))

  test.each(waits)('$way gives up within a minute on a channel that $name', async ({ go, fault }) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const scene = setUp()
    scene.failNext(fault)
    const outcome = go(scene).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await outcome).toMatchObject({ name: 'Fault', kind: 'unavailable' })
  })

  test.each(ways)('$way works again after a fault', async ({ go }) => {
    const scene = setUp()
    scene.failNext('error')
    await expect(go(scene)).rejects.toThrow()
    await expect(go(scene)).resolves.toBeDefined()
  })
}
