import { z } from 'zod'
import { document } from '../kernel.ts'

/** Who bought and where it goes. Personal data: kept apart from the order. */
export const Customer = z.object({
  name: z.string().max(300),
  email: z.string().max(320),
  phone: z.string().max(60),
  address: z.string().max(1000),
})
export type Customer = z.infer<typeof Customer>

export const customers = document({
  path: 'merchants/{merchant}/orders/{order}/private/{customer}',
  schema: Customer,
  readers: ['owner', 'manager', 'operator'],
  journal: 'whole',
  brief: true,
  queries: {},
  unindexed: 'unasked',
  personal: [
    {
      field: '*',
      purpose:
        'To deliver the order and answer the buyer (POPIA s 11(1)(b), performance of a contract). Kept with the tax records of the order (VAT Act s 55; Tax Administration Act s 29).',
      keep: { from: 'order.placedAt', years: 5 },
    },
  ],
})
