import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { buyer, withOrder, type ChannelScene } from './channel-scene.ts'
import { newest, oldest, ordersSent, unitsWanted } from './seen-orders.ts'

/** What a signed message is read as. */
export function webhookRules(setUp: () => ChannelScene): void {
  test('a signed order message is read as that order', () => {
    const { scene, id, clock, listingOf, traits } = withOrder(setUp)
    const orders = ordersSent(scene)
    const lines = orders.flatMap((order) => order.lines).map(toSale)
    expect(orders.map((order) => ChannelOrder.parse(order))).toEqual(orders)
    expect(new Set(orders.map(({ externalId }) => externalId))).toEqual(new Set([id]))
    expect(lines).toHaveLength(2)
    expect(lines).toContainEqual({
      skuText: 'KETTLE-17L',
      quantity: 1,
      totalCents: 34500,
      listing: listingOf('KETTLE-17L'),
    })
    expect(lines).toContainEqual({
      skuText: 'TOASTER-2',
      quantity: 2,
      totalCents: 259800,
      listing: listingOf('TOASTER-2'),
    })
    for (const order of orders) {
      expect(order).toMatchObject({ placedAt: clock.now().toISOString(), cancelled: false, currency: 'ZAR' })
      expect(order.customer?.email ?? null).toBe(traits.namesCustomer ? buyer.email : null)
      if (order.customer !== null) expect(order.customer.name).toBe(buyer.name)
      if (order.customer !== null) expect(order.customer.address).toContain(buyer.address)
    }
  })

  test('a cancellation is sent as a newer version of the order in which nothing is wanted', () => {
    const { scene, id, clock, sandbox, sent } = withOrder(setUp)
    const before = ordersSent(scene)
    const already = sent.length
    clock.advance(60_000)
    sandbox.cancelOrder(id)
    const after = ordersSent(scene, sent.slice(already))
    expect(new Set(after.map(({ externalId }) => externalId))).toEqual(new Set([id]))
    expect(new Set(after.map(unitsWanted))).toEqual(new Set([0]))
    expect(oldest(after)).toBeGreaterThan(newest(before))
  })

  test('a signed message that is no JSON is unreadable', () => {
    const { port, signedAs, message } = withOrder(setUp)
    expect(port.webhooks.read(signedAs(message, Buffer.from('{"id":'))).kind).toBe('unreadable')
  })

  test('a signed message that lacks what an order has is unreadable, and says what', () => {
    const { port, signedAs, message } = withOrder(setUp)
    const reading = port.webhooks.read(signedAs(message, Buffer.from('{"hello":"world"}')))
    expect(reading).toMatchObject({ kind: 'unreadable', detail: expect.stringMatching(/\S/) })
  })

  test('no signed bytes whatever make reading throw or give an order', () => {
    const { port, signedAs, message } = withOrder(setUp)
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.json().map((text) => Buffer.from(text)),
    )
    fc.assert(
      fc.property(bodies, (body) => {
        expect(['unreadable', 'ignored']).toContain(port.webhooks.read(signedAs(message, body)).kind)
      }),
    )
  })
}

/** Which messages are believed. */
export function signatureRules(setUp: () => ChannelScene): void {
  test('a message with any one bit changed is unsigned', () => {
    const { port, message } = withOrder(setUp)
    const bits = fc.integer({ min: 0, max: message.body.length * 8 - 1 })
    fc.assert(
      fc.property(bits, (bit) => {
        const body = Buffer.from(message.body)
        const byte = Math.trunc(bit / 8)
        body.writeUInt8(body.readUInt8(byte) ^ (1 << (bit % 8)), byte)
        expect(port.webhooks.read({ ...message, body })).toEqual({ kind: 'unsigned' })
      }),
    )
  })

  test('a message signed with another secret is unsigned', () => {
    const { withSecrets, message } = withOrder(setUp)
    expect(withSecrets(['another']).webhooks.read(message)).toEqual({ kind: 'unsigned' })
  })

  test('a connection without a secret takes no message', () => {
    const { withSecrets, message } = withOrder(setUp)
    expect(withSecrets([]).webhooks.read(message)).toEqual({ kind: 'unsigned' })
  })

  test('while the secret is being changed both the old and the new one count', () => {
    const { withSecrets, message, webhookSecret } = withOrder(setUp)
    expect(withSecrets(['newer', webhookSecret]).webhooks.read(message).kind).toBe('read')
    expect(withSecrets([webhookSecret, 'older']).webhooks.read(message).kind).toBe('read')
  })

  test.each([
    { name: 'no signature', change: () => undefined },
    { name: 'an empty signature', change: () => '' },
    { name: 'a shorter signature', change: (signature: string) => signature.slice(0, -1) },
    { name: 'a longer signature', change: (signature: string) => `${signature}A` },
    { name: 'a signature of other characters', change: (signature: string) => 'é'.repeat(signature.length) },
  ])('a message with $name is unsigned', ({ change }) => {
    const { port, message, signatureHeader } = withOrder(setUp)
    const headers = { ...message.headers, [signatureHeader]: change(message.headers[signatureHeader] ?? '') }
    expect(port.webhooks.read({ ...message, headers })).toEqual({ kind: 'unsigned' })
  })
}

const toSale = ({ skuText, toSend, totalCents, listing }: ChannelOrder['lines'][number]) => ({
  skuText,
  quantity: toSend,
  totalCents,
  listing,
})
