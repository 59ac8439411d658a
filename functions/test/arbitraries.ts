import fc from 'fast-check'
import type { Command } from '@fluxori/contract/commands'
import type { ChannelOrder, ChannelOrderLine } from '@fluxori/contract/orders/channel-order'
import type { OrderAction } from '@fluxori/contract/orders/orders'
import type { ChannelChange } from '@fluxori/contract/channels/channels'
import type { KitComponent, ProductChange, ProductFields } from '@fluxori/contract/products/products'
import type { WarehouseChange } from '@fluxori/contract/warehouses/warehouses'
import type { StockChange } from '@fluxori/contract/stock/stock'
import { warehouseOf, type MemoryShopPlan } from './memory-shop.ts'
import { channelLine, channelOrder } from './shop.ts'

/** A shop with two kits that share a component, a warehouse for one channel only, and a marketplace's own centre. */
export const busyShop: MemoryShopPlan = {
  units: { KETTLE: { jhb: 6, cpt: 3, dc: 5 }, MUG: { jhb: 8 }, LID: { cpt: 4 } },
  kits: {
    SET: [
      { sku: 'KETTLE', quantity: 1 },
      { sku: 'MUG', quantity: 2 },
    ],
    DUO: [
      { sku: 'MUG', quantity: 1 },
      { sku: 'LID', quantity: 1 },
    ],
  },
  channels: ['shopify', 'takealot'],
  warehouses: [
    warehouseOf('jhb', { priority: 1 }),
    warehouseOf('cpt', { priority: 2, serves: ['takealot'] }),
    warehouseOf('dc', { priority: 3, kind: 'marketplace-dc' }),
  ],
  formula: { max: 6, safety: 1, shareBps: 9000 },
}

const sku = fc.constantFrom('KETTLE', 'MUG', 'LID', 'SET', 'DUO')
/** Two of them are not there until somebody creates them. */
const anySku = fc.constantFrom('KETTLE', 'MUG', 'LID', 'SET', 'DUO', 'TRAY', 'JUG')
const shelfSku = fc.constantFrom('KETTLE', 'MUG', 'LID', 'TRAY')
const warehouse = fc.constantFrom('jhb', 'cpt', 'dc')
const anyWarehouse = fc.constantFrom('jhb', 'cpt', 'dc', 'dbn')
const channelId = fc.constantFrom('shopify', 'takealot')
const orderNumber = fc.integer({ min: 1, max: 6 })
const units = fc.integer({ min: 1, max: 4 })

/** What a line may be of: something listed, a new listing whose SKU text helps, or one that nobody knows. */
const sold = fc.oneof(
  { weight: 5, arbitrary: sku.map((text) => ({ listing: text, skuText: text })) },
  { weight: 1, arbitrary: shelfSku.map((text) => ({ listing: `NEW-${text}`, skuText: text })) },
  { weight: 1, arbitrary: fc.constant({ listing: 'GHOST', skuText: 'never heard of it' }) },
)

const barcodes = ['6009870009018', '6009870009025'] as const
const barcode = fc.constantFrom(null, null, ...barcodes)

const line = (number: number, version: number): fc.Arbitrary<ChannelOrderLine> =>
  fc
    .record({
      sold,
      quantity: fc.integer({ min: 0, max: 4 }),
      sent: fc.constantFrom(0, 0, 0, 1, 4),
      id: fc.nat(2),
      barcode,
    })
    .map(({ sold: { listing, skuText }, quantity, sent, id, barcode: carried }) =>
      channelLine(skuText, {
        externalId: `${number}-${id}`,
        listing,
        barcode: carried,
        toSend: quantity - Math.min(quantity, sent),
        sent: Math.min(quantity, sent),
        totalCents: 11_500 * quantity,
        version,
      }),
    )

const orderOf = (number: number, version: number): fc.Arbitrary<ChannelOrder> =>
  fc
    .record({
      lines: fc.uniqueArray(line(number, version), {
        minLength: 1,
        maxLength: 3,
        selector: ({ externalId }) => externalId,
      }),
      cancelled: fc.constantFrom(false, false, false, true),
      partial: fc.constantFrom(false, false, true),
      minute: fc.integer({ min: 10, max: 59 }),
      shippingCents: fc.constantFrom(0, 6000),
    })
    .map(({ minute, ...reported }) => ({
      ...channelOrder(String(number), {}),
      placedAt: `2026-11-21T21:${minute}:00.000Z`,
      updatedAt: null,
      version,
      customer: null,
      ...reported,
    }))

/** What a channel may tell of an order, in any version. */
const orderReported: fc.Arbitrary<Command> = fc
  .record({ channel: channelId, number: orderNumber, version: fc.integer({ min: 1, max: 5 }) })
  .chain(({ channel, number, version }) =>
    orderOf(number, version).map((order) => ({
      kind: 'order-received',
      payload: { channelId: channel, order },
    })),
  )

const action: fc.Arbitrary<OrderAction> = fc.oneof(
  fc.constant<OrderAction>({ kind: 'ship', lines: null, tracking: null }),
  fc
    .record({ number: orderNumber, id: fc.nat(2), quantity: units })
    .map<OrderAction>(({ number, id, quantity }) => ({
      kind: 'ship',
      lines: [{ line: `${number}-${id}`, quantity }],
      tracking: null,
    })),
  fc.constant<OrderAction>({ kind: 'cancel', reason: 'buyer asked' }),
  fc.constant<OrderAction>({ kind: 'allocate' }),
  fc.record({ number: orderNumber, id: fc.nat(2), sku }).map<OrderAction>(({ number, id, sku: target }) => ({
    kind: 'map-line',
    line: `${number}-${id}`,
    sku: target,
  })),
  fc
    .record({
      number: orderNumber,
      id: fc.nat(2),
      kind: fc.constantFrom('no-goods' as const, 'unmap-line' as const),
    })
    .map<OrderAction>(({ number, id, kind }) => ({ kind, line: `${number}-${id}` })),
)

const acted: fc.Arbitrary<Command> = fc
  .record({ channel: channelId, number: orderNumber, action })
  .map(({ channel, number, action: act }) => ({
    kind: 'order-update',
    payload: { orderId: `${channel}:${number}`, action: act },
  }))

const gone: fc.Arbitrary<Command> = fc
  .record({ channelId, externalId: orderNumber.map(String) })
  .map((payload) => ({ kind: 'order-cancelled', payload }))

const lines = fc.uniqueArray(fc.record({ sku: shelfSku, quantity: units }), {
  minLength: 1,
  maxLength: 2,
  selector: (wanted) => wanted.sku,
})

const change: fc.Arbitrary<StockChange> = fc.oneof(
  fc
    .record({
      sku: shelfSku,
      warehouse,
      state: fc.constantFrom('onHand', 'damaged', 'quarantined'),
      delta: fc.integer({ min: -4, max: 4 }).filter((delta) => delta !== 0),
    } as const)
    .map<StockChange>((adjusted) => ({ kind: 'adjust', reason: 'counted again', ...adjusted })),
  fc
    .record({ warehouse, lines })
    .map<StockChange>((received) => ({ kind: 'receive', reference: 'PO-1', ...received })),
  fc
    .record({
      from: warehouse,
      to: warehouse,
      step: fc.constantFrom('at-once', 'send', 'arrive'),
      lines,
    } as const)
    .map<StockChange>((moved) => ({ kind: 'transfer', reference: 'T-1', ...moved })),
  fc
    .record({ warehouse, sku: shelfSku, counted: fc.nat(8), expected: fc.nat(8) })
    .map<StockChange>(({ warehouse: place, ...counted }) => ({
      kind: 'count',
      warehouse: place,
      lines: [counted],
      reference: 'C-1',
    })),
)

const stockUpdate: fc.Arbitrary<Command> = change.map((changed) => ({
  kind: 'stock-update',
  payload: { change: changed },
}))

const kitOf: fc.Arbitrary<KitComponent[]> = fc.uniqueArray(
  fc.record({ sku: anySku, quantity: fc.integer({ min: 1, max: 2 }) }),
  {
    maxLength: 2,
    selector: (part) => part.sku,
  },
)
/** Plain, or a kit that may or may not be possible. */
const kit = fc.oneof(
  { weight: 2, arbitrary: fc.constant<KitComponent[]>([]) },
  { weight: 3, arbitrary: kitOf },
)
const vat = fc.constantFrom(
  { vatClass: 'standard', vatReason: null },
  { vatClass: 'zero', vatReason: 'VAT Act s 11(1)(j)' },
  { vatClass: 'exempt', vatReason: null },
) satisfies fc.Arbitrary<Pick<ProductFields, 'vatClass' | 'vatReason'>>
const lowAt = fc.constantFrom(null, 0, 3, 20)

const fields: fc.Arbitrary<ProductFields> = fc
  .record({ vat, kit, lowAt, barcode, title: fc.constantFrom('Tray', 'Jug, crème') })
  .map(({ vat: ofVat, ...rest }) => ({
    category: '',
    brand: 'Karoo',
    costCents: null,
    weightGrams: null,
    ...ofVat,
    ...rest,
  }))

const productChange: fc.Arbitrary<ProductChange> = fc.oneof(
  fc.record({ kind: fc.constant('create'), sku: fc.constantFrom('TRAY', 'JUG', 'MUG'), fields }),
  fc.record({ kind: fc.constant('edit'), sku: anySku, fields: fc.oneof(...namedFields()) }),
)

/** Edits name one thing, or a few. */
function namedFields(): fc.Arbitrary<Partial<ProductFields>>[] {
  return [
    kit.map((parts) => ({ kit: parts })),
    lowAt.map((units) => ({ lowAt: units })),
    barcode.map((carried) => ({ barcode: carried })),
    vat,
    fc.constant({ title: 'Renamed' }),
    fields,
  ]
}

const serves = fc.constantFrom<(string[] | null)[]>(null, [], ['shopify'], ['takealot'], ['nowhere'])
const warehouseKind = fc.constantFrom('own', 'third-party', 'marketplace-dc', 'transit')
const warehouseChange: fc.Arbitrary<WarehouseChange> = fc.oneof(
  fc.record({ kind: warehouseKind, serves, priority: fc.nat(4) }).map<WarehouseChange>((settled) => ({
    kind: 'create',
    warehouse: 'dbn',
    fields: { name: 'Durban', address: '', ...settled },
  })),
  fc
    .record({
      place: anyWarehouse,
      settled: fc.oneof(
        warehouseKind.map((kind) => ({ kind })),
        serves.map((channels) => ({ serves: channels })),
        fc.nat(4).map((priority) => ({ priority })),
      ),
    })
    .map<WarehouseChange>(({ place, settled }) => ({ kind: 'edit', warehouse: place, fields: settled })),
)

const channelChange: fc.Arbitrary<ChannelChange> = fc.oneof(
  fc.constantFrom<ChannelChange>({ kind: 'pause' }, { kind: 'resume' }, { kind: 'rename', name: 'Renamed' }),
  fc
    .record({ max: fc.constantFrom(null, 2), safety: fc.nat(2), shareBps: fc.constantFrom(5_000, 10_000) })
    .map<ChannelChange>((formula) => ({ kind: 'formula', formula: { buffer: 0, ...formula } })),
)

const settings: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: productChange.map<Command>((changed) => ({
      kind: 'product-update',
      payload: { change: changed },
    })),
  },
  {
    weight: 2,
    arbitrary: warehouseChange.map<Command>((changed) => ({
      kind: 'warehouse-update',
      payload: { change: changed },
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ channelId, change: channelChange })
      .map<Command>((payload) => ({ kind: 'channel-update', payload })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ vatVendor: fc.boolean(), whenShort: fc.constantFrom('oversold', 'backordered') })
      .map<Command>((payload) => ({ kind: 'merchant-update', payload: { fields: payload } })),
  },
)

/** Anything that can happen to a merchant's state, in any order. */
export const history: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: orderReported },
    { weight: 3, arbitrary: stockUpdate },
    { weight: 3, arbitrary: acted },
    { weight: 3, arbitrary: settings },
    { weight: 1, arbitrary: gone },
  ),
  { minLength: 1, maxLength: 40 },
)

/** What one channel tells of one order: versions one after another, units leaving as it goes. */
export const versionsOfOneOrder: fc.Arbitrary<ChannelOrder[]> = fc
  .integer({ min: 2, max: 4 })
  .chain((count) =>
    fc
      .tuple(...Array.from({ length: count }, (_, index) => orderOf(1, index + 1)))
      .map((versions) => versions.map((version) => ({ ...version, partial: false }))),
  )
