import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { documentedExample, publishedTopics } from '../../../dev/sandboxes/shopify/published-webhooks.ts'
import { readWebhook } from './read-webhook.ts'

function read(topic: string, content: unknown) {
  const body = Buffer.from(JSON.stringify(content))
  const signature = createHmac('sha256', 'hush').update(body).digest('base64')
  const headers = { 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': signature }
  return readWebhook({ headers, body, url: 'https://fluxori.example/channel-webhook/demo/shopify' }, ['hush'])
}

/** Topics that tell nothing that `orders/updated`, which follows each of them, does not tell whole. */
const saidByTheOrder: readonly string[] = [
  ...['edited', 'link_requested', 'risk_assessment_changed', 'shopify_protect_eligibility_changed'].map(
    (name) => `orders/${name}`,
  ),
  ...['refunds', 'fulfillments', 'fulfillment_orders', 'fulfillment_holds', 'fulfillment_events'].flatMap(
    publishedTopics,
  ),
  ...['returns', 'order_transactions'].flatMap(publishedTopics),
]

/** They name an inventory item and no listing: stock is read back instead. */
const readBack: readonly string[] = publishedTopics('inventory_levels')

describe("Shopify's documented example", () => {
  test.each(publishedTopics('orders').filter((topic) => !saidByTheOrder.includes(topic)))(
    'of %s is read',
    (topic) => {
      const example = documentedExample(topic)
      expect(read(topic, { ...example, test: false })).toMatchObject({ kind: 'read', topic })
    },
  )

  test('of an order is of a test, and ignored as it stands', () => {
    expect(read('orders/create', documentedExample('orders/create')).kind).toBe('ignored')
  })

  test('of an order is read with its lines, its money and the digits of its id', () => {
    const reading = read('orders/create', { ...documentedExample('orders/create'), test: false })
    expect(reading).toMatchObject({
      events: [
        {
          order: {
            externalId: '820982911946154508',
            number: '#9999',
            currency: 'USD',
            cancelled: true,
            chargedCents: 41_495,
            shippingCents: 1_000,
            doubts: [],
            lines: [
              { externalId: '487817672276298554', listing: null, toSend: 1, totalCents: 8_999 },
              {},
              {},
              {},
              {},
            ],
          },
        },
      ],
    })
  })

  test('of a deletion names its order by the digits that were sent', () => {
    expect(read('orders/delete', documentedExample('orders/delete'))).toMatchObject({
      events: [{ kind: 'order-gone', externalId: '820982911946154500' }],
    })
  })

  test.each([...saidByTheOrder, ...readBack])('of %s is ignored', (topic) => {
    expect(read(topic, documentedExample(topic))).toEqual({ kind: 'ignored', topic })
  })
})
