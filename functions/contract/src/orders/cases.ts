import { z } from 'zod'
import { Currency } from '../currency.ts'
import { caseKind, Cents, ChannelId, ExternalId, Sku } from '../kernel.ts'
import { VatRule } from './vat-rule.ts'

const orderFacts = z.object({ number: z.string(), channel: ChannelId, units: z.int() })
const lineFacts = z.object({ line: ExternalId, sku: Sku.nullable(), units: z.int() })
const moneyFacts = z.object({ number: z.string(), channel: ChannelId, currency: Currency })

/** What about an order needs a person. */
export const orderCases = {
  oversold: caseKind({ standing: true, about: 'order', facts: orderFacts }),
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
    facts: z.object({ number: z.string(), channel: ChannelId, doubts: z.string() }),
  }),
  /** The channel's own sum is another than that of its lines, delivery and refunds. */
  'total-differs': caseKind({
    standing: false,
    about: 'order',
    facts: moneyFacts.extend({ ourCents: Cents, channelCents: Cents }),
  }),
  /** Money was given back, and nobody has said yet for which units. */
  'refund-of-no-line': caseKind({
    standing: false,
    about: 'order',
    facts: moneyFacts.extend({ cents: Cents }),
  }),
  /** Amounts that are not in rand. */
  'foreign-currency': caseKind({
    standing: false,
    about: 'order',
    facts: moneyFacts.extend({ cents: Cents }),
  }),
  /** Exported without VAT: the papers must be there within 90 days (Export Regulation, GN R316 of 2014). */
  'export-papers': caseKind({
    standing: false,
    about: 'order',
    facts: moneyFacts.extend({ cents: Cents, country: z.string() }),
  }),
  /** More or less VAT was charged than is due. */
  'vat-differs': caseKind({
    standing: false,
    about: 'order',
    facts: moneyFacts.extend({ chargedCents: Cents, byRateCents: Cents, rule: VatRule }),
  }),
}
