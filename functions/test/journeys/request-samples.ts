import type { Product, ProductFields } from '@fluxori/contract/products/products'
import type { WarehouseFields } from '@fluxori/contract/warehouses/warehouses'
import { merchant } from './journey.ts'
import { caseHere, onlyHere, type People } from './people.ts'

/** What the tests must know of one operation for people. Every operation has one: see `people.emulator.test.ts`. */
export type RequestSample = Readonly<{
  /** A request that is done, each time anew, with what is to change in it for the test. */
  body: (people: People) => object | Promise<object>
  /** Another such request, which a key of the first does not stand for. */
  other: (people: People) => object | Promise<object>
  /** Whether a key stands for one request. It need not where the same state comes of every repeat. */
  keepsKeys: boolean
  /** Requests of another merchant's owner, for his own merchant, with what is only here; and what is said to them. */
  foreign: readonly Readonly<{
    what: string
    body: object | ((people: People) => Promise<object>)
    then: string
  }>[]
}>

const here = { merchantId: merchant }
const there = { merchantId: 'other' }
const reason = 'broken in store'

export const productFields: ProductFields = {
  title: 'Enamel plate',
  barcode: null,
  category: 'Kitchen',
  brand: 'Karoo',
  vatClass: 'standard',
  vatReason: null,
  costCents: 4_500,
  weightGrams: 250,
  lowAt: null,
  kit: [],
}
export const warehouseFields: WarehouseFields = {
  name: 'Gqeberha',
  address: 'Deal Party, Gqeberha',
  kind: 'own',
  priority: 3,
  serves: null,
}
const kitOf = (sku: string): Product['kit'] => [{ sku, quantity: 1 }]
const adjusting = (delta: number, change: object = {}) => ({
  change: { kind: 'adjust', sku: 'MUG', warehouse: 'jhb', state: 'onHand', delta, reason, ...change },
})
const scheduling = (name: string, task: object = { kind: 'check-state' }) => ({
  change: { kind: 'create', fields: { name, task, when: { days: ['mon', 'fri'], times: ['07:30'] } } },
})
const inviting = (fresh: People['fresh'], role: string) => ({
  change: { kind: 'invite', email: `${fresh('person')}@karoo.test`, name: 'Zoleka Mbeki', role },
})

export const requestSamples: Readonly<Record<string, RequestSample>> = {
  'alert-update': {
    body: () => ({ ...here, alertId: caseHere, action: 'resolve' }),
    other: () => ({ ...here, alertId: caseHere, action: 'reopen' }),
    keepsKeys: false,
    foreign: [
      { what: 'a case', body: { alertId: caseHere, action: 'resolve' }, then: 'unknown-case' },
      {
        what: 'the path of a case',
        body: { alertId: `../../../${merchant}/alerts/${caseHere}`, action: 'resolve' },
        then: 'unknown-case',
      },
    ],
  },
  'channel-update': {
    body: ({ fresh }) => ({
      ...here,
      channelId: 'takealot',
      change: { kind: 'rename', name: fresh('Takealot') },
    }),
    other: () => ({ ...here, channelId: 'takealot', change: { kind: 'pause' } }),
    keepsKeys: true,
    foreign: [
      {
        what: 'a channel',
        body: { channelId: onlyHere.channel, change: { kind: 'pause' } },
        then: 'unknown-channel',
      },
    ],
  },
  'member-update': {
    body: ({ fresh }) => ({ ...here, ...inviting(fresh, 'operator') }),
    other: () => ({ ...here, change: { kind: 'change-role', uid: 'accountant', role: 'viewer' } }),
    keepsKeys: true,
    foreign: [
      {
        what: 'a member whose role changes',
        body: { change: { kind: 'change-role', uid: onlyHere.uid, role: 'owner' } },
        then: 'unknown-member',
      },
      {
        what: 'a member who goes',
        body: { change: { kind: 'remove', uid: onlyHere.uid } },
        then: 'unknown-member',
      },
      {
        what: 'a path of a member',
        body: { change: { kind: 'remove', uid: `../../${merchant}/members/viewer` } },
        then: 'unknown-member',
      },
    ],
  },
  'merchant-update': {
    body: ({ fresh }) => ({ ...here, fields: { name: fresh('Karoo Trading') } }),
    other: () => ({ ...here, fields: { whenShort: 'backordered' } }),
    keepsKeys: true,
    foreign: [],
  },
  'order-update': {
    body: async ({ freshOrder }) => ({
      ...here,
      orderId: await freshOrder(),
      action: { kind: 'ship', lines: null, tracking: null },
    }),
    other: async ({ freshOrder }) => ({
      ...here,
      orderId: await freshOrder(),
      action: { kind: 'cancel', reason },
    }),
    keepsKeys: true,
    foreign: [
      {
        what: 'an order',
        body: async ({ freshOrder }) => ({ orderId: await freshOrder(), action: { kind: 'cancel', reason } }),
        then: 'unknown-order',
      },
    ],
  },
  'product-update': {
    body: ({ fresh }) => ({
      ...here,
      change: { kind: 'create', sku: fresh('PLATE'), fields: productFields },
    }),
    other: ({ fresh }) => ({
      ...here,
      change: { kind: 'edit', sku: 'MUG', fields: { title: fresh('Mug') } },
    }),
    keepsKeys: true,
    foreign: [
      {
        what: 'a product',
        body: { change: { kind: 'edit', sku: onlyHere.sku, fields: { title: 'Mine' } } },
        then: 'unknown-sku',
      },
      {
        what: 'a component',
        body: {
          change: { kind: 'create', sku: 'KIT', fields: { ...productFields, kit: kitOf(onlyHere.sku) } },
        },
        then: 'unknown-component',
      },
    ],
  },
  'schedule-update': {
    body: ({ fresh }) => ({ ...here, ...scheduling(fresh('Before trading')) }),
    other: ({ fresh }) => ({ ...here, ...scheduling(fresh('After trading')) }),
    keepsKeys: true,
    foreign: [
      ...(['pause', 'resume', 'remove'] as const).map((kind) => ({
        what: `a schedule to ${kind}`,
        body: { change: { kind, schedule: onlyHere.schedule } },
        then: 'unknown-schedule',
      })),
      {
        what: 'a schedule to change',
        body: { change: { kind: 'edit', schedule: onlyHere.schedule, fields: { name: 'Mine' } } },
        then: 'unknown-schedule',
      },
      {
        what: 'a channel',
        body: scheduling('Mine', { kind: 'read-channels', channels: [onlyHere.channel] }),
        then: 'unknown-channel',
      },
    ],
  },
  'stock-update': {
    body: () => ({ ...here, ...adjusting(-1) }),
    other: () => ({ ...here, ...adjusting(-2) }),
    keepsKeys: true,
    foreign: [
      { what: 'a product', body: adjusting(-1, { sku: onlyHere.sku }), then: 'unknown-sku' },
      {
        what: 'a warehouse',
        body: adjusting(-1, { warehouse: onlyHere.warehouse }),
        then: 'unknown-warehouse',
      },
    ],
  },
  'warehouse-update': {
    body: ({ fresh }) => ({
      ...here,
      change: { kind: 'create', warehouse: fresh('plk'), fields: warehouseFields },
    }),
    other: ({ fresh }) => ({
      ...here,
      change: { kind: 'edit', warehouse: 'jhb', fields: { name: fresh('Johannesburg') } },
    }),
    keepsKeys: true,
    foreign: [
      {
        what: 'a warehouse',
        body: { change: { kind: 'edit', warehouse: onlyHere.warehouse, fields: { priority: 9 } } },
        then: 'unknown-warehouse',
      },
      {
        what: 'a channel that it would serve',
        body: {
          change: {
            kind: 'create',
            warehouse: 'plk',
            fields: { ...warehouseFields, serves: [onlyHere.channel] },
          },
        },
        then: 'unknown-channel',
      },
    ],
  },
}

/** A foreign request, as the other merchant's owner sends it. */
export const foreignBody = async (
  body: RequestSample['foreign'][number]['body'],
  people: People,
): Promise<object> => ({
  ...there,
  ...(typeof body === 'function' ? await body(people) : body),
})
