import { createHmac } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { Agent, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import { freePort } from '../dev/free-port.ts'
import { register } from '../src/edge/register.ts'
import { channelWebhook } from '../src/operations/http/channel-webhook.ts'
import { openShop } from '../test/shop.ts'
import { p95, plainFigure, timed, type Bench } from './figure.ts'

const [warmUps, rounds, messages] = [100, 5, 200]
const secret = 'bench-secret'

const body = (order: number): string =>
  JSON.stringify({
    id: 5_000_000_000 + order,
    name: `#${order}`,
    created_at: '2026-11-22T10:15:00+02:00',
    updated_at: '2026-11-22T10:15:00+02:00',
    currency: 'ZAR',
    taxes_included: true,
    financial_status: 'paid',
    fulfillment_status: null,
    cancelled_at: null,
    total_price: '345.00',
    line_items: [
      {
        id: order,
        variant_id: 1,
        sku: 'SKU-1',
        title: 'Kettle',
        quantity: 1,
        price: '345.00',
        tax_lines: [],
      },
    ],
  })

function post(port: number, agent: Agent, text: string): Promise<number> {
  const signature = createHmac('sha256', secret).update(text).digest('base64')
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        port,
        agent,
        host: '127.0.0.1',
        method: 'POST',
        path: '/webhooks/shopify',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'x-shopify-topic': 'orders/create',
          'x-shopify-hmac-sha256': signature,
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}

/** Milliseconds from a signed webhook's first byte to its 200, through the functions framework, one at a time. */
export const webhookAck: Bench = {
  names: ['webhook-ack-p95-ms'],
  measure: async (lab) => {
    const db = lab.newFirestore()
    await openShop(db, { merchant: 'webhooks', units: { 'SKU-1': 1_000_000 }, channels: ['shopify'] })
    const secrets = join(await mkdtemp(join(tmpdir(), 'fluxori-')), 'secrets.json')
    await writeFile(
      secrets,
      JSON.stringify({ 'channel-shopify': { webhookSecrets: [secret], apiKey: 'none' } }),
    )
    Object.assign(process.env, { FLUXORI_SECRETS_FILE: secrets, GOOGLE_CLOUD_PROJECT: 'demo-bench' })
    register(channelWebhook)
    const server = getTestServer('channel-webhook')
    const port = await freePort()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    const agent = new Agent({ keepAlive: true })
    const write = process.stdout.write.bind(process.stdout)
    process.stdout.write = () => true
    let order = 0
    const send = async (count: number): Promise<readonly number[]> => {
      const times: number[] = []
      for (const end = order + count; order < end; order += 1) {
        const milliseconds = await timed(async () => {
          const status = await post(port, agent, body(order))
          if (status !== 200) throw new Error(`the webhook answered ${status}`)
        })
        times.push(milliseconds)
      }
      return times
    }
    await send(warmUps)
    const values: number[] = []
    for (let round = 0; round < rounds; round += 1) values.push(p95(await send(messages)))
    process.stdout.write = write
    agent.destroy()
    server.close()
    await db.terminate()
    return [plainFigure('webhook-ack-p95-ms', { unit: 'ms', values }, { atMost: 25 })]
  },
}
