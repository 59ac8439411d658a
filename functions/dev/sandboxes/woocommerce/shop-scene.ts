import type { WireMessage } from '../sandbox.ts'
import { createWoocommerceSandbox } from './woocommerce-sandbox.ts'

export const buyer = {
  name: 'Thabo Nkosi',
  email: 'thabo@example.co.za',
  phone: '+27820000001',
  address: '1 Main Road, Durban',
}
export const apiKey = 'ck_demo:cs_demo'
const basic = `Basic ${Buffer.from(apiKey).toString('base64')}`

type Message = Readonly<{ topic: string | undefined; body: unknown }>

/** A shop with a kettle and mugs, and all that it sends, for tests. */
export function openShop() {
  const sent: WireMessage[] = []
  let time = Date.parse('2026-02-01T12:30:00.000Z')
  const sandbox = createWoocommerceSandbox({
    items: [
      { index: 0, sku: 'KETTLE-17L', barcode: null, title: 'Kettle', priceCents: 34500, quantity: 3 },
      { index: 1, sku: 'MUG', barcode: '6001', title: 'Mug', priceCents: 1999, quantity: 9 },
    ],
    apiKey,
    webhookSecret: 'woo-secret',
    webhookUrl: 'http://127.0.0.1:5001/channel-webhook/demo/woocommerce',
    now: () => new Date(time),
    send: (message) => sent.push(message),
  })
  const request = (method: string, path: string, body = '', headers: Record<string, string> = {}) => {
    const url = new URL(`http://shop.example/wp-json/wc/v3/${path}`)
    const sending = { authorization: basic, ...headers }
    return sandbox.answer({ method, path: url.pathname, query: url.searchParams, headers: sending, body })
  }
  return {
    sandbox,
    sent,
    request,
    /** Mugs. */
    order: (quantity: number, extras: readonly string[] = []) =>
      sandbox.placeOrder({ lines: [{ sku: 'MUG', quantity }], buyer, extras }),
    /** Lets something happen to an order, a second after what was before. */
    happens: (id: string, ...names: readonly string[]) => {
      names.forEach((name) => {
        time += 1000
        if (name === 'cancel') sandbox.cancelOrder(id)
        else sandbox.acts[name]?.(id)
      })
    },
    stockOf: (sku: string) => sandbox.shown().find((shown) => shown.sku === sku)?.quantity,
    /** What was sent last. */
    lastMessage: (): Message => {
      const last = sent.at(-1)
      return { topic: last?.headers['X-WC-Webhook-Topic'], body: JSON.parse(last?.body ?? 'null') }
    },
    advance: (ms: number) => void (time += ms),
  }
}
