import { Role } from '@fluxori/contract/kernel'
import type { Member } from '@fluxori/contract/people/members'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import { describe, expect, test } from 'vitest'
import { changedFields } from '../../lib/forms/changed-fields.ts'
import { fieldsOf, followed, typedOf, type TypedMerchant } from './merchant-typed.ts'
import { isRisky, peopleOf } from './people.ts'
import { sectionAt, sectionsOf } from './sections.ts'

const editOf = (typed: TypedMerchant) => changedFields(fieldsOf(typed), fieldsOf(typed.was))

describe('sections', () => {
  test('who may not see the members is not offered them', () => {
    expect(Role.options.filter((role) => sectionsOf(role).includes('members'))).toEqual(['owner', 'manager'])
  })

  test.each<readonly [string | undefined, Role, string]>([
    [undefined, 'owner', 'members'],
    [undefined, 'manager', 'preferences'],
    [undefined, 'viewer', 'preferences'],
    ['merchant', 'viewer', 'merchant'],
    ['members', 'viewer', 'members'],
    ['nonsense', 'owner', 'members'],
  ])('the address %j leads %s to %s', (part, role, section) => {
    expect(sectionAt(part, role)).toBe(section)
  })
})

describe('people', () => {
  const person = (name: string, role: Role, state: Member['state'] = 'active'): Member => ({
    uid: name,
    role,
    state,
    email: `${name}@example.co.za`,
    name,
    changed: null,
  })

  test('stand by what they may do, then by name; who was removed stands apart', () => {
    const { active, removed } = peopleOf([
      person('Zola', 'viewer'),
      person('Thandi', 'owner'),
      person('Pieter', 'operator', 'removed'),
      person('Anele', 'viewer'),
    ])
    expect(active.map(({ name }) => name)).toEqual(['Thandi', 'Anele', 'Zola'])
    expect(removed.map(({ name }) => name)).toEqual(['Pieter'])
  })

  test('a change of oneself needs a second look', () => {
    expect(isRisky({ uid: 'me' }, 'me')).toBe(true)
    expect(isRisky({ uid: 'you' }, 'me')).toBe(false)
  })
})

describe('the business', () => {
  const karoo: Merchant = {
    id: 'karoo',
    name: 'Karoo Trading',
    currency: 'ZAR',
    timeZone: 'Africa/Johannesburg',
    vatVendor: true,
    whenShort: 'oversold',
    createdAt: '2026-01-01T00:00:00.000Z',
  }
  const stood = typedOf(karoo)
  const form = (typed: Partial<TypedMerchant>): TypedMerchant => ({ ...stood, was: stood, ...typed })

  test('an edit names only what differs, and what it was before', () => {
    expect(editOf(form({ vat: 'no', name: ' Karoo Trading ' }))).toEqual({
      fields: { vatVendor: false },
      before: { vatVendor: true },
    })
    expect(editOf(form({}))).toBeNull()
  })

  test('what nobody touched follows when somebody else changes it', () => {
    const now = typedOf({ ...karoo, whenShort: 'backordered', name: 'Karoo' })
    const { typed } = followed(form({ vat: 'no' }), now)
    expect(typed).toMatchObject({ name: 'Karoo', vat: 'no', whenShort: 'backordered' })
    expect(editOf(typed)?.fields).toEqual({ vatVendor: false })
  })
})
