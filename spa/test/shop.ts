import { expect, type APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { addresses } from './addresses.ts'

const { sandboxes } = addresses

const State = z.object({ shown: z.array(z.object({ sku: z.string(), quantity: z.int() })) })

/** What a sandboxed shop shows its buyers, by SKU. */
export async function shownBy(
  request: APIRequestContext,
  kind: string,
): Promise<ReadonlyMap<string, number>> {
  const answer = await request.get(`${sandboxes}/${kind}/_sandbox/state`)
  return new Map(State.parse(await answer.json()).shown.map(({ sku, quantity }) => [sku, quantity]))
}

/** Somebody buys on Shopify; the shop tells Fluxori by a signed message. Answers the order's id on Shopify. */
export async function buy(request: APIRequestContext, sku: string, quantity: number): Promise<string> {
  const answer = await request.post(`${sandboxes}/shopify/_sandbox/orders`, {
    data: { lines: [{ sku, quantity }] },
  })
  expect(answer.ok()).toBe(true)
  return z.object({ id: z.string() }).parse(await answer.json()).id
}
