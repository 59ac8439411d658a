import { randomUUID } from 'node:crypto'
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing'
import { documents } from '@fluxori/contract/documents'
import { members } from '@fluxori/contract/people/members'
import { pathOf } from '@fluxori/contract/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRules } from './client.ts'
import type { Rules } from './client.ts'
import {
  anonymous,
  everyone,
  hasRight,
  home,
  memberDocument,
  removedOwner,
  staff,
  stranger,
} from './personas.ts'
import type { Persona } from './personas.ts'
import { gapsOf } from './rule-coverage.ts'
import { tables } from './tables.ts'

let rules: Rules

const pathOfMember = (merchant: string, uid: string) => pathOf(members, { merchant, uid })
const samples = tables.map(({ path, sample }): [string, object] => [path, sample])
const memberships = everyone.flatMap((persona): [string, object][] => {
  const member = memberDocument(persona)
  return member === null || persona.membership === null
    ? []
    : [[pathOfMember(persona.membership.merchant, member.uid), member]]
})

beforeAll(async () => {
  rules = await openRules()
  await rules.seed(Object.fromEntries([...samples, ...memberships]))
}, 30_000)
afterAll(() => rules.close())

describe('the tables', () => {
  test('cover every collection that the contract declares, each once', () => {
    expect(tables.map(({ kind }) => kind.path).toSorted()).toEqual(
      documents.map(({ path }) => path).toSorted(),
    )
  })

  test('say of every collection but the exceptions that who reads one document lists them', () => {
    const apart = tables.filter(({ may }) => may.get.length > 0 && may.list.length === 0)
    expect(apart.map(({ kind }) => kind.path)).toEqual(['merchants/{merchant}'])
  })

  test('show what holds personal data to nobody who only looks or keeps the accounts', () => {
    const personal = tables.filter(({ kind }) => kind.personal.length > 0)
    expect(personal.length).toBeGreaterThan(0)
    personal.forEach(({ may }) =>
      expect([...may.get, ...may.list].filter((role) => role === 'viewer' || role === 'accountant')).toEqual(
        [],
      ),
    )
  })
})

describe.each(tables)('$kind.path', ({ sample, path, freshPath, collection, may }) => {
  describe.each(everyone)('$name', (persona) => {
    const [gets, lists] = [hasRight(persona, may.get), hasRight(persona, may.list)]
    const client = () => rules.as(persona)

    test(gets ? 'reads it' : 'does not read it', async () => {
      const reading = client().doc(path).get()
      if (gets) expect((await assertSucceeds(reading)).exists).toBe(true)
      else await assertFails(reading)
    })

    test(lists ? 'lists it' : 'does not list it', async () => {
      const listing = client().collection(collection).get()
      if (lists) expect((await assertSucceeds(listing)).docs.map(({ ref }) => ref.path)).toContain(path)
      else await assertFails(listing)
    })

    test('never creates', () => assertFails(client().doc(freshPath).set(sample)))
    test('never updates', () => assertFails(client().doc(path).update({ changed: true })))
    test('never deletes', () => assertFails(client().doc(path).delete()))
  })
})

describe('one’s own memberships', () => {
  const ofUid = (persona: Persona, uid: string) =>
    rules.as(persona).collectionGroup('members').where('uid', '==', uid).where('state', '==', 'active').get()
  const signedIn = everyone.flatMap((persona) =>
    persona.uid === null ? [] : [{ ...persona, uid: persona.uid, persona }],
  )

  test.each(signedIn)(
    '$name finds where he is an active member, and nothing else',
    async ({ uid, membership, persona }) => {
      const found = await assertSucceeds(ofUid(persona, uid))
      const expected = membership?.state === 'active' ? [pathOfMember(membership.merchant, uid)] : []
      expect(found.docs.map(({ ref }) => ref.path)).toEqual(expected)
    },
  )

  test.each(staff)('$name reads his own membership', async (persona) => {
    const own = rules.as(persona).doc(pathOfMember(home, String(persona.uid)))
    expect((await assertSucceeds(own.get())).data()).toMatchObject({ role: persona.membership?.role })
  })

  test.each(staff)('$name reads those of colleagues only as an owner or a manager', async (persona) => {
    const mayRead = hasRight(persona, ['owner', 'manager'])
    const verdict = mayRead ? assertSucceeds : assertFails
    await verdict(rules.as(persona).collection(`merchants/${home}/members`).get())
    await verdict(rules.as(persona).doc(pathOfMember(home, 'colleague')).get())
  })

  test.each(staff)(
    '$name does not change his own role, nor make himself a member elsewhere',
    async (persona) => {
      const uid = String(persona.uid)
      await assertFails(rules.as(persona).doc(pathOfMember(home, uid)).update({ role: 'owner' }))
      const elsewhere = { ...memberDocument(persona), role: 'owner' }
      await assertFails(rules.as(persona).doc(pathOfMember('other-merchant', uid)).set(elsewhere))
    },
  )

  test.each(signedIn)('$name does not find the memberships of someone else', ({ persona }) =>
    assertFails(ofUid(persona, 'colleague')),
  )

  test.each(everyone)('$name does not list all memberships', (persona) =>
    assertFails(rules.as(persona).collectionGroup('members').get()),
  )

  test('a removed member no longer reads his own, nor finds it by asking for any state', async () => {
    const client = rules.as(removedOwner)
    await assertFails(client.doc(pathOfMember(home, String(removedOwner.uid))).get())
    await assertFails(client.collectionGroup('members').where('uid', '==', removedOwner.uid).get())
  })

  test('nobody finds memberships without signing in', () => assertFails(ofUid(anonymous, 'colleague')))
})

test('a member who is removed is out at once', async () => {
  const leaver: Persona = { ...stranger, uid: 'leaver' }
  const member = {
    uid: 'leaver',
    role: 'owner',
    state: 'active',
    email: 'leaver@example.test',
    name: 'Leaver',
  }
  const read = () => rules.as(leaver).doc(`merchants/${home}/stock/KETTLE`).get({ source: 'server' })

  await rules.seed({ [pathOfMember(home, 'leaver')]: member })
  await assertSucceeds(read())
  await rules.seed({ [pathOfMember(home, 'leaver')]: { ...member, state: 'removed' } })
  await assertFails(read())
})

describe('a path that the contract does not declare is closed to the owner', () => {
  const any = randomUUID()
  const owner = staff.filter(({ membership }) => membership?.role === 'owner')
  const undeclared = [
    `${any}/${any}`,
    `merchants/${home}/${any}/${any}`,
    `merchants/${home}/stock/KETTLE/${any}/${any}`,
    `merchants/${home}/orders/shopify:1001/${any}/${any}`,
    `merchants/${home}/orders/shopify:1001/private/customer/${any}/${any}`,
  ]

  test.each(owner.flatMap((persona) => undeclared.map((path) => ({ persona, path }))))(
    '$path',
    async ({ persona, path }) => {
      await rules.seed({ [path]: { any } })
      const document = rules.as(persona).doc(path)
      await assertFails(document.get())
      await assertFails(document.parent.get())
      await assertFails(document.set({ any }))
      await assertFails(document.delete())
    },
  )

  test.each(owner)('orders of all merchants at once', async (persona) => {
    await assertFails(rules.as(persona).collectionGroup('orders').get())
  })
})

test('every condition of the rules has been seen to allow and to refuse', async () => {
  expect(gapsOf(await rules.coverage())).toEqual([])
})
