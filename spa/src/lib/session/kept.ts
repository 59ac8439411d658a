import type { MerchantId, Role } from '@fluxori/contract/kernel'
import { forget, recall, rememberedNames } from '../device/storage.ts'
import type { Membership } from './memberships.ts'

/** Where the device remembers who was here last; `early.js` looks there too. Gone when the person leaves. */
export const keptSessionKey = 'fluxori-session'

const keptDaysPrefix = 'fluxori-days:'

/** Where the device remembers which of a merchant's days it has read. Gone when the person leaves. */
export const keptDaysKey = (merchantId: MerchantId): string => `${keptDaysPrefix}${merchantId}`

type Kept = Readonly<{
  uid: string
  email: string
  memberships: readonly Membership[]
}>

const roles: Readonly<Record<Role, true>> = {
  owner: true,
  manager: true,
  operator: true,
  accountant: true,
  viewer: true,
}
const isRole = (value: unknown): value is Role => typeof value === 'string' && Object.hasOwn(roles, value)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function membershipsOf(value: unknown): Kept['memberships'] {
  if (!Array.isArray(value)) return []
  return value
    .filter(isRecord)
    .flatMap(({ merchantId, role, name }) =>
      typeof merchantId === 'string' && isRole(role) && typeof name === 'string'
        ? [{ merchantId, role, name }]
        : [],
    )
}

/**
 * Who was here last and where they belong, from what the device kept; null when it makes no sense. Read by hand: the
 * sign-in page needs it and has no room for a library.
 */
export function sessionFrom(kept: unknown): Kept | null {
  if (!isRecord(kept)) return null
  const { uid, email } = kept
  const memberships = membershipsOf(kept['memberships'])
  if (typeof uid !== 'string' || typeof email !== 'string' || memberships.length === 0) return null
  return { uid, email, memberships }
}

/** Who was here last, as this device remembers it. */
export const keptSession = (): Kept | null => sessionFrom(recall('local', keptSessionKey))

/** Forgets who was here and what of their merchants was read. */
export function forgetSession(): void {
  forget('local', keptSessionKey)
  rememberedNames('local', keptDaysPrefix).forEach((name) => forget('local', name))
}
