import { expect, test } from 'vitest'
import { z } from 'zod'
import type { WireMessage } from './sandbox.ts'
import { sandboxModules } from './all.ts'

const at = new Date('2026-02-01T12:30:00.000Z')
const items = [
  { index: 0, sku: 'KETTLE', barcode: null, title: 'Kettle', priceCents: 11_500, quantity: 9 },
  { index: 1, sku: 'MAIZE', barcode: null, title: 'Maize meal', priceCents: 11_500, quantity: 9, vatBps: 0 },
]
const Body = z.object({
  line_items: z.array(
    z.object({
      sku: z.string(),
      total_tax: z.string().optional(),
      tax_lines: z.array(z.object({ price: z.string() })).optional(),
    }),
  ),
})

test.each(['shopify', 'woocommerce'] as const)('%s charges VAT by what it sells', (kind) => {
  const sent: WireMessage[] = []
  const sandbox = sandboxModules[kind].create({
    items,
    apiKey: 'ck:cs',
    webhookSecret: 'hush',
    webhookUrl: 'http://127.0.0.1:1/hook',
    now: () => at,
    send: (message) => sent.push(message),
  })
  const lines = items.map(({ sku }) => ({ sku, quantity: 1 }))
  sandbox.placeOrder({ lines, buyer: { name: 'Thandi', email: '', phone: '', address: '' } })
  const order = sent.map(({ body }) => Body.safeParse(JSON.parse(body))).find(({ success }) => success)
  const charged = order?.data?.line_items.map((line) => [
    line.sku,
    line.total_tax ?? line.tax_lines?.[0]?.price,
  ])
  expect(charged).toEqual([
    ['KETTLE', '15.00'],
    ['MAIZE', '0.00'],
  ])
})
