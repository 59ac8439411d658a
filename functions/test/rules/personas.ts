import { exampleMerchant } from '@fluxori/contract/example'
import { Role } from '@fluxori/contract/kernel'
import type { Member } from '@fluxori/contract/people/members'

/** The merchant whose documents the tables are about, and another one. */
export const home = exampleMerchant
const elsewhere = 'other-merchant'

/** Someone who asks for documents: signed in or not, with the one membership that he has. */
export type Persona = Readonly<{
  name: string
  uid: string | null
  membership: Readonly<{ merchant: string; role: Role; state: Member['state'] }> | null
}>

const memberOf = (merchant: string, role: Role, state: Member['state'] = 'active') => {
  const uid = `${role}-of-${merchant}${state === 'removed' ? '-removed' : ''}`
  return { uid, membership: { merchant, role, state } }
}

export const anonymous: Persona = { name: 'someone not signed in', uid: null, membership: null }
export const stranger: Persona = { name: 'a person without membership', uid: 'stranger', membership: null }
export const removedOwner: Persona = { name: 'a removed owner', ...memberOf(home, 'owner', 'removed') }
export const staff = Role.options.map((role): Persona => ({ name: `the ${role}`, ...memberOf(home, role) }))
const outsiders = Role.options.map((role): Persona => ({
  name: `the ${role} of another merchant`,
  ...memberOf(elsewhere, role),
}))

export const everyone: readonly Persona[] = [anonymous, stranger, removedOwner, ...outsiders, ...staff]

/** Whether a right that these roles have at home is this persona's. */
export const hasRight = ({ membership }: Persona, roles: readonly Role[]): boolean =>
  membership?.merchant === home && membership.state === 'active' && roles.includes(membership.role)

/** The member document of a persona that has a membership. */
export const memberDocument = ({ name, uid, membership }: Persona): Member | null =>
  uid === null || membership === null
    ? null
    : {
        uid,
        role: membership.role,
        state: membership.state,
        email: `${uid}@example.test`,
        name,
        changed: null,
      }
