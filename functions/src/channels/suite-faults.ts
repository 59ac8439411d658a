import { expect, test, vi } from 'vitest'
import { retryAfterSeconds, type WireFault } from '../../dev/sandboxes/sandbox-fetch.ts'
import { dayBefore, pushOf, type ChannelScene } from './channel-scene.ts'

/** What a caller is told when the channel does not do as asked. */
export function faultRules(setUp: () => ChannelScene): void {
  const ways = [
    { way: 'listing orders', go: ({ port }: ChannelScene) => port.listOrders(dayBefore, null) },
    {
      way: 'reading stock',
      go: ({ port, listingOf }: ChannelScene) => port.readStock([{ externalId: listingOf('TOASTER-2') }]),
    },
    {
      way: 'pushing stock',
      go: (scene: ChannelScene) => scene.port.pushStock([pushOf(scene, 'TOASTER-2', 5, 9)]),
    },
  ]
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
