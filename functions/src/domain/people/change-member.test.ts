import type { Role } from '@fluxori/contract/kernel'
import type { Member } from '@fluxori/contract/people/members'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeMember, type ChangeRequest, type PersonChange } from './change-member.ts'

const at = '2026-11-22T08:15:00.000Z'
const request: ChangeRequest = { by: 'ann', at, key: 'key-0001' }

const member = (uid: string, role: Role, change: Partial<Member> = {}): Member => ({
  uid,
  role,
  state: 'active',
  email: `${uid}@karoo.test`,
  name: uid,
  changed: null,
  ...change,
})
const ann = member('ann', 'owner')
const ben = member('ben', 'owner')
const eve = member('eve', 'operator')
const gone = member('gone', 'owner', { state: 'removed' })

const invite = (uid: string, role: Role = 'viewer'): PersonChange => ({
  kind: 'invite',
  uid,
  email: `${uid}@karoo.test`,
  name: uid,
  role,
})
const changeRole = (uid: string, role: Role): PersonChange => ({ kind: 'change-role', uid, role })
const remove = (uid: string): PersonChange => ({ kind: 'remove', uid })

const becomes = (known: Member, change: Partial<Member>): Member => ({
  ...known,
  changed: request,
  ...change,
})

test.each([
  {
    name: 'inviting a stranger makes a member',
    given: [ann],
    change: invite('zoe', 'manager'),
    then: member('zoe', 'manager', { changed: request }),
  },
  {
    name: 'inviting someone who was removed makes him active again, in the new role',
    given: [ann, gone],
    change: invite('gone', 'viewer'),
    then: becomes(gone, { state: 'active', role: 'viewer' }),
  },
  {
    name: 'inviting a member is refused',
    given: [ann, eve],
    change: invite('eve'),
    then: 'already-a-member',
  },
  { name: 'inviting oneself is refused', given: [ann], change: invite('ann'), then: 'already-a-member' },
  {
    name: 'a role is changed',
    given: [ann, eve],
    change: changeRole('eve', 'accountant'),
    then: becomes(eve, { role: 'accountant' }),
  },
  {
    name: 'the role that a member has already is left alone',
    given: [ann, eve],
    change: changeRole('eve', 'operator'),
    then: eve,
  },
  {
    name: 'the role of an unknown person is refused',
    given: [ann],
    change: changeRole('zoe', 'viewer'),
    then: 'unknown-member',
  },
  {
    name: 'the role of someone who was removed is refused',
    given: [ann, gone],
    change: changeRole('gone', 'viewer'),
    then: 'unknown-member',
  },
  {
    name: 'a member is removed',
    given: [ann, eve],
    change: remove('eve'),
    then: becomes(eve, { state: 'removed' }),
  },
  {
    name: 'removing an unknown person is refused',
    given: [ann],
    change: remove('zoe'),
    then: 'unknown-member',
  },
  {
    name: 'removing someone who is removed already is refused',
    given: [ann, gone],
    change: remove('gone'),
    then: 'unknown-member',
  },
  {
    name: 'an owner removes another owner',
    given: [ann, ben],
    change: remove('ben'),
    then: becomes(ben, { state: 'removed' }),
  },
  {
    name: 'an owner leaves when another one stays',
    given: [ann, ben],
    change: remove('ann'),
    then: becomes(ann, { state: 'removed' }),
  },
  { name: 'the last owner does not leave', given: [ann, eve], change: remove('ann'), then: 'last-owner' },
  {
    name: 'the last owner does not become less',
    given: [ann, eve],
    change: changeRole('ann', 'manager'),
    then: 'last-owner',
  },
  {
    name: 'an owner who was removed does not count',
    given: [ann, gone],
    change: changeRole('ann', 'manager'),
    then: 'last-owner',
  },
  {
    name: 'an owner becomes less when another one stays',
    given: [ann, ben],
    change: changeRole('ann', 'manager'),
    then: becomes(ann, { role: 'manager' }),
  },
  {
    name: 'who is no owner any longer changes nothing',
    given: [member('ann', 'manager'), ben],
    change: remove('ben'),
    then: 'not-allowed',
  },
  {
    name: 'who was removed changes nothing',
    given: [member('ann', 'owner', { state: 'removed' }), ben],
    change: changeRole('ben', 'viewer'),
    then: 'not-allowed',
  },
])('$name', ({ given, change, then }) => {
  const decision = changeMember(given, change, request)
  expect(decision.accepted ? decision.facts[0] : decision.refusal.reason).toEqual(then)
})

test.each([
  { name: 'an invitation', change: invite('zoe', 'manager'), given: [ann] },
  { name: 'a changed role', change: changeRole('eve', 'viewer'), given: [ann, eve] },
  { name: 'a removal', change: remove('eve'), given: [ann, eve] },
])('$name, requested again under its key, is answered with what it did', ({ change, given }) => {
  const first = changeMember(given, change, request)
  const [done] = first.accepted ? first.facts : []
  expect(done).toBeDefined()
  const people = [...given.filter(({ uid }) => uid !== done?.uid), ...(done === undefined ? [] : [done])]
  const later = { ...request, at: '2026-11-22T08:16:00.000Z' }
  expect(changeMember(people, change, later)).toEqual({ accepted: true, facts: [done] })
})

test.each([
  { name: 'about somebody else', change: changeRole('ben', 'viewer'), by: 'ann' },
  { name: 'of the same person', change: changeRole('eve', 'manager'), by: 'ann' },
  { name: 'by somebody else', change: changeRole('eve', 'viewer'), by: 'ben' },
  { name: 'with another name', change: { ...invite('eve', 'viewer'), name: 'Eva' }, by: 'ann' },
])('a key stands for no other request: one $name is refused', ({ change, by }) => {
  const people = [ann, ben, becomes(eve, { role: 'viewer' })]
  expect(changeMember(people, change, { ...request, by })).toMatchObject({
    accepted: false,
    refusal: { reason: 'idempotency-key-reused' },
  })
})

const uids = ['ann', 'ben', 'eve', 'zoe'] as const
const anyUid = fc.constantFrom(...uids)
const anyRole = fc.constantFrom<Role[]>('owner', 'manager', 'viewer')
const anyChange = fc.oneof(
  fc.tuple(anyUid, anyRole).map(([uid, role]) => invite(uid, role)),
  fc.tuple(anyUid, anyRole).map(([uid, role]) => changeRole(uid, role)),
  anyUid.map(remove),
)
const anyRequest = fc.record({
  by: anyUid,
  key: fc.constantFrom('key-0001', 'key-0002', 'key-0003'),
  at: fc.constant(at),
})

test('whoever asks for what, in whatever order and under whatever key: an owner remains', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyChange, anyRequest), { maxLength: 30 }), (requests) => {
      let people: readonly Member[] = [ann]
      for (const [change, by] of requests) {
        const decision = changeMember(people, change, by)
        const [done] = decision.accepted ? decision.facts : []
        if (done !== undefined) people = [...people.filter(({ uid }) => uid !== done.uid), done]
        expect(people.some(({ role, state }) => role === 'owner' && state === 'active')).toBe(true)
      }
    }),
  )
})

test('two owners who demote each other leave one, in either order', () => {
  const first = changeMember([ann, ben], changeRole('ben', 'viewer'), request)
  expect(first.accepted).toBe(true)
  const [demoted] = first.accepted ? first.facts : []
  const second = changeMember([ann, demoted ?? ben], changeRole('ann', 'viewer'), {
    ...request,
    by: 'ben',
    key: 'key-0002',
  })
  expect(second).toMatchObject({ accepted: false, refusal: { reason: 'not-allowed' } })
})
