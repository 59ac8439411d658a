import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memberUpdate as contract, members, type Member } from '@fluxori/contract/people/members'
import type { MemberChange } from '@fluxori/contract/people/members'
import { parseEnvironment } from '../../src/environment.ts'
import { signIns } from '../../src/people/sign-ins.ts'
import { openPeople as openRoom } from '../../src/people/open-people.ts'
import { readDocument, reference } from '../../src/store/documents.ts'
import { openRules, type Rules } from '../rules/client.ts'
import { merchant, there } from './journey.ts'
import { openPeople, problemIn, type People, type Sent } from './people.ts'
import { openAuth, type AuthStage } from './people-auth.ts'
import { requestSamples } from './request-samples.ts'

/** Who becomes a member, how he gets in, and how he is out again. */
let people: People
let auth: AuthStage
let rules: Rules

const environmentOf = (project: string, authEmulator: string) =>
  parseEnvironment({ GOOGLE_CLOUD_PROJECT: project, FIREBASE_AUTH_EMULATOR_HOST: authEmulator })

beforeAll(async () => {
  people = await openPeople(async (project) => {
    auth = await openAuth(project)
    return signIns(environmentOf(project, auth.address))
  })
  rules = await openRules(people.journey.projectId)
})
afterAll(async () => {
  await rules.close()
  await people.close()
})

const memberOf = async (uid: string): Promise<Member | undefined> =>
  readDocument(people.journey.db, members, { merchant, uid })
const asking = (change: MemberChange, by: Partial<Sent> = {}) =>
  people.send({ to: 'member-update', body: { merchantId: merchant, change }, ...by })
async function changed(change: MemberChange, by: Partial<Sent> = {}) {
  const { status, text } = await asking(change, by)
  expect([status, text]).toEqual([200, expect.any(String)])
  return contract.response.parse(JSON.parse(text))
}
const reasonOf = async (change: MemberChange, by: Partial<Sent> = {}) => {
  const answer = await asking(change, by)
  return [answer.status, problemIn(answer).reason]
}
const freshEmail = () => `${people.fresh('person')}@karoo.test`
const invitation = (
  email: string,
  role: Member['role'] = 'operator',
  name = 'Zoleka Mbeki',
): MemberChange => ({
  kind: 'invite',
  email,
  name,
  role,
})
const password = 'chosen by herself'

/** What a person with this ID token gets from an operation that every operator may use. */
const withToken = async (token: string) => {
  const body = await requestSamples['stock-update']?.body(people)
  const { verifyToken } = people.journey.services
  return people.instead({ verifyToken }, () => people.send({ to: 'stock-update', body, token }))
}
const reads = (uid: string) =>
  rules
    .as({ name: uid, uid, membership: null })
    .doc(`merchants/${merchant}/stock/MUG`)
    .get({ source: 'server' })
    .then(
      () => true,
      () => false,
    )

describe('an invitation', () => {
  test('makes a sign-in, has its owner choose a password, and lets him in', async () => {
    const email = freshEmail()
    const answer = await changed(invitation(email.toUpperCase()))
    expect(answer).toEqual({ uid: expect.any(String), role: 'operator', state: 'active', mailed: true })
    expect(await memberOf(answer.uid)).toMatchObject({
      email,
      name: 'Zoleka Mbeki',
      changed: { by: 'owner' },
    })
    expect(await auth.account(email)).toMatchObject({ localId: answer.uid, displayName: 'Zoleka Mbeki' })
    expect(await auth.mailsTo(email)).toMatchObject([{ requestType: 'PASSWORD_RESET' }])

    await auth.choosePassword(email, password)
    const signedIn = there((await auth.signIn(email, password)) ?? undefined)
    expect(signedIn.localId).toBe(answer.uid)
    expect((await withToken(signedIn.idToken)).status).toBe(200)
    expect(await reads(answer.uid)).toBe(true)
  })

  test('never gives the owner, or the log, a way into the account', async () => {
    const email = freshEmail()
    const { text } = await asking(invitation(email))
    const [mail] = await auth.mailsTo(email)
    expect(contract.response.strict().parse(JSON.parse(text))).toMatchObject({ mailed: true })
    expect(people.log.join('')).not.toContain(there(mail).oobCode)
    expect(people.log.join('')).not.toMatch(/Zoleka|karoo\.test/)
  })

  test('of a person who signs in already sends no e-mail, and leaves the account as it is', async () => {
    const email = freshEmail()
    await changed(invitation(email))
    await auth.choosePassword(email, password)
    const { localId } = there((await auth.signIn(email, password)) ?? undefined)
    const body = { merchantId: 'other', change: invitation(email, 'viewer', 'Z. Mbeki') }
    const sent = { to: 'member-update', uid: 'owner-of-other', body }
    const answer = contract.response.parse(JSON.parse((await people.send(sent)).text))
    expect(answer).toEqual({ uid: localId, role: 'viewer', state: 'active', mailed: false })
    expect(await auth.mailsTo(email)).toEqual([])
    expect(await auth.signIn(email, password)).not.toBeNull()
    expect(await auth.account(email)).toMatchObject({ displayName: 'Zoleka Mbeki' })
  })

  test('lets nobody in who signed up before with an address that is not his', async () => {
    const email = freshEmail()
    const squatter = there((await auth.signUp(email, 'squatter')) ?? undefined)
    const { uid, mailed } = await changed(invitation(email))
    expect([mailed, uid === squatter.localId]).toEqual([true, false])
    expect(await auth.signIn(email, 'squatter')).toBeNull()
    expect((await withToken(squatter.idToken)).status).not.toBe(200)
    expect(await reads(squatter.localId)).toBe(false)
    await auth.choosePassword(email, password)
    expect((await auth.signIn(email, password))?.localId).toBe(uid)
  })

  test('leaves the sign-in of a member elsewhere, though its address was never confirmed', async () => {
    const email = freshEmail()
    const { localId: uid } = there((await auth.signUp(email, password)) ?? undefined)
    const known: Member = { uid, role: 'owner', state: 'active', email, name: '', changed: null }
    await reference(people.journey.db, members, { merchant: people.fresh('owned'), uid }).set(known)
    expect(await changed(invitation(email))).toMatchObject({ uid, mailed: false })
    expect(await auth.signIn(email, password)).not.toBeNull()
  })

  test('of a member is refused, and sends nothing', async () => {
    const email = freshEmail()
    await changed(invitation(email))
    const before = await auth.mailsTo(email)
    const answer = await asking(invitation(email))
    expect(problemIn(answer)).toMatchObject({
      reason: 'already-a-member',
      issues: [{ path: 'change.email', message: expect.any(String) }],
    })
    expect(await auth.mailsTo(email)).toEqual(before)
  })

  test('of who was removed makes him a member again, in the new role', async () => {
    const email = freshEmail()
    const { uid } = await changed(invitation(email, 'manager'))
    await changed({ kind: 'remove', uid })
    expect(await changed(invitation(email, 'viewer'))).toMatchObject({ uid, role: 'viewer', state: 'active' })
  })

  test('stands when its e-mail fails, and says so', async () => {
    const { db, now, projectId } = people.journey
    const broken = { db, now, signIns: signIns(environmentOf(projectId, '127.0.0.1:1')) }
    const email = freshEmail()
    const answer = await people.instead({ people: openRoom(broken) }, () => changed(invitation(email)))
    expect(answer).toMatchObject({ state: 'active', mailed: false })
    expect(await memberOf(answer.uid)).toMatchObject({ state: 'active' })
    expect(people.log.at(-1)).toMatch(/"severity":"ERROR".*could not send an e-mail/)
    expect(people.log.at(-1)).not.toContain(email)
  })

  test.each(['nobody', 'a@b', 'a b@karoo.test', '<a@karoo.test>', ''])('to %j is refused', async (email) => {
    expect(problemIn(await asking(invitation(email)))).toMatchObject({
      status: 400,
      issues: [{ path: 'change.email' }],
    })
  })
})

describe('who is a member', () => {
  const member = async (role: Member['role']) => (await changed(invitation(freshEmail(), role))).uid

  test('is out with the next request when he is removed, everywhere', async () => {
    const uid = await member('operator')
    const body = await requestSamples['stock-update']?.body(people)
    const tries = () => people.send({ to: 'stock-update', body, uid })
    expect([(await tries()).status, await reads(uid)]).toEqual([200, true])
    expect(await changed({ kind: 'remove', uid })).toEqual({
      uid,
      role: 'operator',
      state: 'removed',
      mailed: false,
    })
    expect([problemIn(await tries()).reason, await reads(uid)]).toEqual(['not-a-member', false])
  })

  test('may what his new role lets him, with the next request', async () => {
    const uid = await member('viewer')
    const body = await requestSamples['stock-update']?.body(people)
    const tries = async () => (await people.send({ to: 'stock-update', body, uid })).status
    expect(await tries()).toBe(403)
    expect(await changed({ kind: 'change-role', uid, role: 'operator' })).toMatchObject({ role: 'operator' })
    expect(await tries()).toBe(200)
    await changed({ kind: 'change-role', uid, role: 'accountant' })
    expect(await tries()).toBe(403)
  })

  test('is answered the same for a removal sent twice, and unknown afterwards', async () => {
    const uid = await member('viewer')
    const key = people.fresh('key-of-test')
    const first = await asking({ kind: 'remove', uid }, { key })
    expect((await asking({ kind: 'remove', uid }, { key })).text).toBe(first.text)
    expect(await reasonOf({ kind: 'remove', uid })).toEqual([409, 'unknown-member'])
    expect(await reasonOf({ kind: 'change-role', uid, role: 'owner' })).toEqual([409, 'unknown-member'])
  })

  test('cannot be one of another merchant', async () => {
    const before = await people.state()
    expect(await reasonOf({ kind: 'remove', uid: 'viewer-of-other' })).toEqual([409, 'unknown-member'])
    expect(await reasonOf({ kind: 'change-role', uid: 'owner-of-other', role: 'viewer' })).toEqual([
      409,
      'unknown-member',
    ])
    expect(await people.state()).toEqual(before)
  })
})

describe('an owner', () => {
  /** A merchant of its own with just these owners. */
  async function owned(...uids: readonly string[]): Promise<string> {
    const of = people.fresh('owned')
    const batch = people.journey.db.batch()
    for (const uid of uids) {
      const owner: Member = { uid, role: 'owner', state: 'active', email: '', name: uid, changed: null }
      batch.set(reference(people.journey.db, members, { merchant: of, uid }), owner)
    }
    await batch.commit()
    return of
  }
  const ownersOf = async (of: string) => {
    const found = await people.journey.db
      .collection(`merchants/${of}/members`)
      .where('role', '==', 'owner')
      .get()
    return found.docs.filter((snapshot) => snapshot.get('state') === 'active').length
  }

  test.each([
    { name: 'become less', change: { kind: 'change-role', uid: 'ann', role: 'manager' } },
    { name: 'be removed', change: { kind: 'remove', uid: 'ann' } },
  ] as const)('who is the last one cannot $name', async ({ change }) => {
    const body = { merchantId: await owned('ann'), change }
    const answer = await people.send({ to: 'member-update', uid: 'ann', body })
    expect([answer.status, problemIn(answer).reason]).toEqual([409, 'last-owner'])
  })

  test('can go when another one stays', async () => {
    const of = await owned('ann', 'ben')
    const sent = {
      to: 'member-update',
      uid: 'ann',
      body: { merchantId: of, change: { kind: 'remove', uid: 'ann' } },
    }
    expect((await people.send(sent)).status).toBe(200)
    expect(await people.refusedBy(sent)).toEqual({ status: 403, reason: 'not-a-member' })
  })

  test.each(['change-role', 'remove'])('remains when two of them %s each other at once', async (kind) => {
    for (let round = 0; round < 2; round += 1) {
      const of = await owned('ann', 'ben')
      const against = (by: string, uid: string) =>
        people.send({
          to: 'member-update',
          uid: by,
          body: { merchantId: of, change: kind === 'remove' ? { kind, uid } : { kind, uid, role: 'viewer' } },
        })
      const answers = await Promise.all([against('ann', 'ben'), against('ben', 'ann')])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403])
      expect(await ownersOf(of)).toBe(1)
    }
  })

  test('remains when all of three leave at once', async () => {
    const of = await owned('ann', 'ben', 'cas')
    const leave = (uid: string) =>
      people.send({ to: 'member-update', uid, body: { merchantId: of, change: { kind: 'remove', uid } } })
    const answers = await Promise.all(['ann', 'ben', 'cas'].map(leave))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409])
    expect(await ownersOf(of)).toBe(1)
  })
})

test('an invitation is not made, and can be tried again, when sign-ins cannot be reached', async () => {
  await auth.close()
  const body = { merchantId: merchant, change: invitation(freshEmail()) }
  expect(await people.refusedBy({ to: 'member-update', body })).toEqual({
    status: 503,
    reason: 'unavailable',
  })
})
