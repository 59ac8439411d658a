import type { Command } from '@fluxori/contract/commands'
import type { MerchantId } from '@fluxori/contract/kernel'
import { OrderStatus } from '@fluxori/contract/orders/orders'
import { z } from 'zod'
import type { Services } from '../services.ts'

const Changed = z.object({
  orders: z.array(z.object({ id: z.string(), status: OrderStatus })).default([]),
  skus: z.array(z.string()).default([]),
})

/** What a command answers, made of what the journal notes of it until its decisions answer by themselves. */
export async function answerToday(
  services: Pick<Services, 'readAvailable'>,
  merchant: MerchantId,
  { kind, payload }: Command,
  facts: Readonly<Record<string, unknown>>,
): Promise<object> {
  const { orders, skus } = Changed.parse(facts)
  if (kind === 'stock-update') return { stock: await services.readAvailable(merchant, skus) }
  if (kind === 'order-update')
    return { orderId: payload.orderId, status: orders.find(({ id }) => id === payload.orderId)?.status }
  if (kind === 'product-update') return { sku: payload.change.sku }
  if (kind === 'warehouse-update') return { warehouse: payload.change.warehouse }
  if (kind === 'channel-update') return { channelId: payload.channelId }
  return {}
}
