import type { Json } from './json.ts'

/** What each field of an operation means, with its unit. One name means one thing, as in `docs/reference/words.md`. */
export const fieldWords: Readonly<Record<string, string>> = {
  action: 'What is to be done.',
  address: 'Postal address, for people.',
  alertId: 'The case’s id: its kind and what it is about.',
  available: 'Units that can still be promised to buyers.',
  barcode: 'GTIN-8, -12, -13 or -14 with a right check digit; null for none.',
  brand: 'The brand, for people; may be empty.',
  buffer: 'Units held back for sales that may happen before the channel hears of ours.',
  category: 'The category, for people; may be empty.',
  change: 'What is to be changed.',
  channelId: 'The connection’s id within its merchant.',
  channels: 'The connections that it is about; null for every active one.',
  command: 'The id of the command in the merchant’s journal.',
  costCents: 'What one unit costs, in South African cents without VAT; null when it is not known.',
  counted: 'Units that lie on the shelf.',
  days: 'The days of the week on which it runs.',
  delta: 'Units more, or less when negative. Not zero.',
  email: 'The address that the person signs in with.',
  expected: 'Units that should have been there when the count began; sales since then stay.',
  fields: 'The fields. In an edit only those that are named change.',
  formula: 'Shows floor((available − safety − buffer) × share), between zero and the most.',
  from: 'The warehouse that the goods leave.',
  kind: 'Which of the choices this is.',
  kit: 'The components of a kit; empty for a product with stock of its own.',
  line: 'The line’s id, as the channel gave it.',
  lines: 'What it is about, line by line. All are done, or none.',
  lowAt: 'At this many units available or fewer it is low; null takes the usual 4.',
  mailed: 'An e-mail with which to choose a password went out.',
  max: 'Never show more units than this; null for no limit.',
  merchantId: 'The merchant that it is for. The person must be a member of it.',
  name: 'The name, for people.',
  orderId: 'The order’s id: its channel, a colon, the channel’s own id.',
  priority: 'Stock is taken from the warehouse with the lowest number first.',
  quantity: 'Units.',
  reason: 'Why, in the words of the person who does it.',
  reference: 'A delivery note, a transfer number or the like; may be empty.',
  role: 'What the person may do.',
  safety: 'Units always held back from this channel.',
  schedule: 'The schedule’s id within its merchant.',
  scheduleId: 'The schedule’s id within its merchant.',
  serves: 'The channels that its stock may be sold on; null for all.',
  shareBps: 'The share of what is left that this channel may show, in basis points: 10000 is all of it.',
  sku: 'The merchant’s own code of a product. It counts letter by letter.',
  state: 'How it stands, or which state of stock is meant.',
  status: 'How the order stands now.',
  step: '`at-once`, or `send` now and `arrive` later: between them the units are in transit.',
  stock: 'The SKUs that moved.',
  task: 'What is done at these times.',
  times: 'Times of the day, in the merchant’s time zone, all at the same minutes past the hour.',
  title: 'What people call it.',
  to: 'The warehouse that the goods go to.',
  tracking: 'The parcel’s tracking number; null for none.',
  uid: 'The person’s id.',
  vatClass: 'VAT class of the supply (VAT Act 89 of 1991: standard s 7, zero s 11, exempt s 12).',
  vatReason: 'The legal item that lets it be other than standard-rated; null for standard.',
  vatVendor: 'Whether the merchant is a VAT vendor. One that is not charges no VAT.',
  warehouse: 'The warehouse’s id within its merchant.',
  weightGrams: 'Weight of one unit in grams; null when it is not known.',
  when: 'When it runs.',
  whenShort: 'What an order without stock becomes: `oversold` opens a case, `backordered` waits for stock.',
}

/** A JSON Schema whose properties say what they mean. */
export const described = (schema: Json): Json =>
  Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, within(name, value)]))

function within(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (isObject(item) ? described(item) : item))
  if (!isObject(value)) return value
  if (name !== 'properties') return described(value)
  return Object.fromEntries(
    Object.entries(value).map(([field, of]) => [field, isObject(of) ? wordsOf(field, described(of)) : of]),
  )
}

const wordsOf = (field: string, schema: Json): Json => {
  const words = fieldWords[field]
  return words === undefined ? schema : { description: words, ...schema }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
