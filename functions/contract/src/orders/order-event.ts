import { z } from 'zod'
import { Actor, Instant } from '../kernel.ts'

/** What happened to an order. `channel-update`: its channel said something new of it that is none of the others. */
export const OrderEventKind = z.enum([
  'taken-in',
  'channel-update',
  'mapped',
  'no-goods',
  'unmapped',
  'allocated',
  'short',
  'shipped',
  'cancelled',
  'reopened',
])
export type OrderEventKind = z.infer<typeof OrderEventKind>

/** One step of an order's life: what one command of the journal changed, and who asked for it. No personal data. */
export const OrderEvent = z.object({
  kind: OrderEventKind,
  at: Instant,
  by: Actor,
  /** The journal's command. */
  command: z.string(),
  /** Units that were ordered (`taken-in`), shipped, reserved, missing or cancelled by it. */
  units: z.int().min(0),
  /** A tracking number, a reason, or the SKU that a line was mapped to or is not any more; null when there is none. */
  note: z.string().nullable(),
})
export type OrderEvent = z.infer<typeof OrderEvent>

export const mostOrderEvents = 40
