import { z } from 'zod'
import { Currency } from '../currency.ts'
import { caseKind, Cents, ChannelId, ExternalId, Sku } from '../kernel.ts'
import { VatRule } from './vat-rule.ts'

/** What every case of an order names. One from before some of it was kept is worded without that. */
const orderFacts = z.object({
  number: z.string(),
  channel: ChannelId,
  /** The title of the first line that it is about; null when it has none. */
  product: z.string().nullable(),
  sku: Sku.nullable(),
  /** How many lines it is about beside that one. */
  more: z.int().min(0),
  units: z.int(),
  town: z.string().nullable(),
  /** The money at stake: the price of the units, or the amount that the kind is about. */
  cents: Cents,
  currency: Currency,
})
export type OrderFacts = z.infer<typeof orderFacts>

/** `line`: the first that it is about. */
const lineFacts = orderFacts.extend({ line: ExternalId })

/** What about an order needs a person. */
export const orderCases = {
  /** `reserved`: units of it that could be sent when it opened. */
  oversold: caseKind({
    standing: true,
    about: 'order',
    facts: orderFacts.extend({ reserved: z.int().min(0) }),
  }),
  unmapped: caseKind({ standing: true, about: 'order', facts: orderFacts }),
  'cancelled-after-shipping': caseKind({ standing: false, about: 'order', facts: orderFacts }),
  'shipped-without-stock': caseKind({ standing: false, about: 'order', facts: lineFacts }),
  /** The channel says that units which had left have not. */
  'shipment-cancelled': caseKind({ standing: false, about: 'order', facts: lineFacts }),
  /** Units came back, and the channel counts them as stock again. */
  returned: caseKind({ standing: false, about: 'order', facts: lineFacts }),
  /** Some of it could not be read as it stands. */
  'read-in-part': caseKind({
    standing: false,
    about: 'order',
    facts: orderFacts.extend({ doubts: z.string() }),
  }),
  /** The channel's own sum is another than that of its lines, delivery and refunds. */
  'total-differs': caseKind({
    standing: false,
    about: 'order',
    facts: orderFacts.extend({ ourCents: Cents, channelCents: Cents }),
  }),
  /** Money was given back, and nobody has said yet for which units. */
  'refund-of-no-line': caseKind({ standing: false, about: 'order', facts: orderFacts }),
  /** Amounts that are not in rand. */
  'foreign-currency': caseKind({ standing: false, about: 'order', facts: orderFacts }),
  /** Exported without VAT: the papers must be there within 90 days (Export Regulation, GN R316 of 2014). */
  'export-papers': caseKind({
    standing: false,
    about: 'order',
    facts: orderFacts.extend({ country: z.string() }),
  }),
  /** More or less VAT was charged than is due. */
  'vat-differs': caseKind({
    standing: false,
    about: 'order',
    facts: orderFacts.extend({ chargedCents: Cents, byRateCents: Cents, rule: VatRule }),
  }),
}
