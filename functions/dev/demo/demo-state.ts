import { ChannelKind } from '@fluxori/contract/channels/channels'
import type { Instant, MerchantId, Role } from '@fluxori/contract/kernel'
import type { Member } from '@fluxori/contract/people/members'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { instantAfter } from '@fluxori/contract/time'
import { catalogue } from './catalogue.ts'
import { channelOf } from './channels.ts'
import { openingState, type DemoState } from './opening.ts'

export const demoMerchant: MerchantId = 'demo'
const otherMerchant: MerchantId = 'other'

const demoRoles: readonly Role[] = ['owner', 'manager', 'operator', 'accountant', 'viewer']
const memberNames: Readonly<Record<Role, string>> = {
  owner: 'Lindiwe Khumalo',
  manager: 'Pieter van Wyk',
  operator: 'Thabo Mokoena',
  accountant: 'Priya Naidoo',
  viewer: 'Sarah Jacobs',
}

const memberOf = (merchant: MerchantId, role: Role): Member => ({
  uid: `${merchant}-${role}`,
  role,
  state: 'active',
  email: `${role}@${merchant}.fluxori.test`,
  name: memberNames[role],
  changed: null,
})

const merchantOf = (id: MerchantId, name: string, createdAt: Instant): Merchant => ({
  id,
  name,
  currency: 'ZAR',
  timeZone: 'Africa/Johannesburg',
  vatVendor: true,
  whenShort: 'oversold',
  createdAt,
})

const warehouses: readonly Warehouse[] = [
  {
    id: 'jhb',
    name: 'Johannesburg',
    address: '14 Fortune Street, City Deep, Johannesburg, 2049',
    kind: 'own',
    priority: 1,
    serves: null,
  },
  {
    id: 'cpt',
    name: 'Cape Town',
    address: '7 Assegaai Road, Montague Gardens, Cape Town, 7441',
    kind: 'own',
    priority: 2,
    serves: null,
  },
  {
    id: 'dbn',
    name: 'Durban',
    address: '31 Umgeni Road, Durban, 4001',
    kind: 'third-party',
    priority: 3,
    serves: null,
  },
]

/** For so many days before the start of a run Karoo Trading has been selling. */
export const historyDays = 35

/**
 * Karoo Trading as it began, before the history that a run starts with: its stock opened by one movement for each SKU,
 * and shown by its channels as it should be.
 */
export function demoState(sandboxes: string, start: Instant): DemoState {
  const at = instantAfter(start, -(historyDays + 2) * 24 * 3_600_000)
  return openingState({
    merchant: merchantOf(demoMerchant, 'Karoo Trading', at),
    members: demoRoles.map((role) => memberOf(demoMerchant, role)),
    warehouses,
    channels: ChannelKind.options.map((kind) => channelOf(kind, sandboxes, at)),
    items: catalogue,
    at,
  })
}

/** A second merchant with a little of its own, to see that neither sees the other. */
export function otherState(at: Instant): DemoState {
  return openingState({
    merchant: merchantOf(otherMerchant, 'Bushveld Supplies', at),
    members: [memberOf(otherMerchant, 'owner')],
    warehouses: warehouses.slice(0, 1),
    channels: [],
    items: catalogue.slice(0, 3).map((item) => ({ ...item, units: { jhb: 10 } })),
    at,
  })
}
