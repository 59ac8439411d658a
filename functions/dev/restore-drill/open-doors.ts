import { members, type Member } from '@fluxori/contract/people/members'
import { documents } from '@fluxori/contract/documents'
import { pathOf, type DocumentKind } from '@fluxori/contract/kernel'
import type { Firestore } from '@google-cloud/firestore'
import { parsed } from '../../src/store/documents.ts'

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token as the Firestore emulator takes it: unsigned. Nothing else accepts it. */
const tokenOf = (uid: string, project: string): string =>
  `${base64({ alg: 'none', typ: 'JWT' })}.${base64({
    sub: uid,
    user_id: uid,
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    iat: 0,
    exp: 4_000_000_000,
    firebase: { sign_in_provider: 'password', identities: {} },
  })}.`

/**
 * Whether the rules still stand before a restored emulator, in words what does not: nobody signed in and no stranger
 * reads a collection of a merchant, and an owner, who may, does.
 */
export async function openDoors(db: Firestore, address: string, project: string): Promise<readonly string[]> {
  const active = (await db.collectionGroup('members').get()).docs.flatMap((snapshot) => {
    const member: Member | undefined = parsed(members, snapshot)
    const merchant = snapshot.ref.path.split('/')[1] ?? ''
    return member?.state === 'active' && member.role === 'owner' ? [{ merchant, uid: member.uid }] : []
  })
  const [owner] = active
  if (owner === undefined) return ['No merchant has an owner: nobody could come in.']
  const statusFor = async (kind: DocumentKind, token: string | null): Promise<number> => {
    const path = pathOf(kind, { ...placeholders(kind), merchant: owner.merchant })
    const collection = path.slice(0, path.lastIndexOf('/'))
    const url = `${address}v1/projects/${project}/databases/(default)/documents/${collection}?pageSize=1`
    const response = await fetch(url, { headers: token === null ? {} : { authorization: `Bearer ${token}` } })
    await response.body?.cancel()
    return response.status
  }
  const open: string[] = []
  for (const kind of documents) {
    for (const [who, token] of [
      ['Somebody not signed in', null],
      ['A stranger', tokenOf('a-stranger', project)],
    ] as const) {
      const status = await statusFor(kind, token)
      if (status !== 403) open.push(`${who} is answered ${status} for ${kind.path}, not refused.`)
    }
  }
  const status = await statusFor(members, tokenOf(owner.uid, project))
  if (status !== 200) open.push(`The owner of ${owner.merchant} is answered ${status} for the members.`)
  return open
}

const placeholders = ({ path }: DocumentKind): Record<string, string> =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, '-']))
