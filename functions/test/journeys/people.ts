import { vi, expect } from 'vitest'
import { caseId, cases, type Case } from '@fluxori/contract/engine/cases'
import { channels } from '@fluxori/contract/channels/channels'
import { journal } from '@fluxori/contract/engine/journal'
import { Problem, Role, scopedId, type DocumentKind } from '@fluxori/contract/kernel'
import { members, type Member } from '@fluxori/contract/people/members'
import { operations } from '@fluxori/contract/operations'
import { orders } from '@fluxori/contract/orders/orders'
import { products } from '@fluxori/contract/products/products'
import { warehouses, type Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { schedules } from '@fluxori/contract/schedules/schedules'
import { stock } from '@fluxori/contract/stock/stock'
import * as main from '../../src/main.ts'
import type { SignIns } from '../../src/people/sign-ins.ts'
import { openPeople as openRoom } from '../../src/people/open-people.ts'
import type { Services } from '../../src/services.ts'
import { readDocument, reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import type { VerifyToken } from '../../src/token.ts'
import { scheduleOf } from '../schedule-of.ts'
import { serve, type Served } from '../serve.ts'
import { openShop } from '../shop.ts'
import { merchant, openJourney, startOfJourney, type Journey } from './journey.ts'

export const origin = 'https://app.fluxori.co.za'
/** What is only here: the other merchant has none of it. */
export const onlyHere = {
  sku: 'TRAY',
  warehouse: 'cpt',
  channel: 'takealot',
  uid: 'viewer',
  schedule: 'nightly',
} as const
/** A case that a person may close, and one that stands. */
export const caseHere = caseId('listing-rejected', 'shopify:11')
export const standingHere = caseId('drift', 'shopify:12')

const verifyToken: VerifyToken = (token) => {
  if (token === 'expired') return Promise.resolve({ kind: 'expired' })
  const uid = /^token-of-(.+)$/.exec(token)?.[1]
  return Promise.resolve(uid === undefined ? { kind: 'invalid' } : { kind: 'valid', token: { uid } })
}

/** Sign-ins without Identity Platform: everybody is new. */
const memorySignIns: SignIns = {
  findOrMake: ({ email }) => Promise.resolve({ uid: `uid-of-${email}`, email, state: 'new' }),
  askForPassword: () => Promise.resolve(),
}

/** A request as a browser, or somebody who is none, would send it. The owner sends a valid one unless told otherwise. */
export type Sent = Readonly<{
  to: string
  body?: unknown
  uid?: string | null
  token?: string
  key?: string | null
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  method?: string
}>
export type Answer = Readonly<{ status: number; headers: Headers; text: string }>

export type People = Awaited<ReturnType<typeof openPeople>>

/**
 * A merchant with a member in every role, another merchant beside it, and every operation for people served as in
 * production. What is logged is kept.
 */
export async function openPeople(
  signInsOf: (projectId: string) => Promise<SignIns> | SignIns = () => memorySignIns,
) {
  const log: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    log.push(String(chunk))
    return true
  })
  const journey = await openJourney({ MUG: 10_000, TRAY: 10 })
  await openShop(journey.db, { merchant: 'other', units: { MUG: 5 }, channels: ['shopify'] })
  await seed(journey)
  const signIns = await signInsOf(journey.projectId)
  const usual: Services = {
    ...journey.services,
    verifyToken,
    environment: { ...journey.services.environment, origins: [origin] },
    people: openRoom({ db: journey.db, now: journey.now, signIns }),
  }
  const stage = { services: usual }
  const served = new Map<string, Served>()
  for (const one of Object.values(main)) {
    if (one.trigger.kind === 'http') served.set(one.name, await serve(one, () => stage.services))
  }
  let count = 0
  /** A text that nothing else in this file has. */
  const fresh = (text: string) => `${text}-${(count += 1)}`
  const send = async (sent: Sent): Promise<Answer> => {
    const answer = await call(served.get(sent.to)?.url ?? '', { key: fresh('key-of-test'), ...sent })
    if (answer.status === 409) expect(refusalsOf(sent.to)).toContain(problemIn(answer).reason)
    return answer
  }
  return {
    journey,
    log,
    usual,
    fresh,
    send,
    ...watch(journey, send),
    freshOrder: async () => {
      const id = scopedId('shopify', journey.shops.shopify.order('MUG'))
      await journey.takeIn('shopify')
      return id
    },
    /** Does something with other services than the usual. */
    instead: async <T>(services: Partial<Services>, act: () => Promise<T>): Promise<T> => {
      stage.services = { ...usual, ...services }
      try {
        return await act()
      } finally {
        stage.services = usual
      }
    },
    close: async () => {
      vi.restoreAllMocks()
      for (const one of served.values()) await one.close()
      await journey.close()
    },
  }
}

const refusalsOf = (name: string): readonly string[] =>
  operations.find((operation) => operation.name === name)?.refusals ?? []

/** What a request leaves behind, and that one which is refused leaves nothing. */
function watch({ db }: Journey, send: (sent: Sent) => Promise<Answer>) {
  const all = async (of: string, kinds: readonly string[]) =>
    JSON.stringify(
      await Promise.all(
        kinds.map(async (kind) => {
          const { docs } = await db.collection(`merchants/${of}/${kind}`).get()
          return docs.map((snapshot) => [snapshot.id, snapshot.data()])
        }),
      ),
    )
  /** Everything that a person can change here, directly or by a command. */
  const traces = () => all(merchant, ['journal', 'members', 'alerts', 'schedules'])
  return {
    traces,
    /** The state too: what a command of another merchant could reach if it reached too far. */
    state: async () => {
      const kinds = [orders, products, stock, warehouses, channels].map(collectionName)
      return [
        await traces(),
        await all(merchant, kinds),
        (await db.doc(`merchants/${merchant}`).get()).data(),
      ]
    },
    refusedBy: async (sent: Sent): Promise<Readonly<{ status: number; reason: string }>> => {
      const before = await traces()
      const answer = await send(sent)
      const { reason, status } = problemIn(answer)
      expect(status).toBe(answer.status)
      expect(await traces()).toBe(before)
      return { status, reason }
    },
    entriesOf: async (key: string) =>
      (await readDocument(db, journal, { merchant, command: `key:${key}` })) === undefined ? 0 : 1,
  }
}

const collectionName = ({ path }: DocumentKind): string => path.split('/').at(-2) ?? ''

async function call(
  url: string,
  { body, uid = 'owner', token, key, raw, headers = {}, method = 'POST' }: Sent,
): Promise<Answer> {
  const bearer = token ?? (uid === null ? null : `token-of-${uid}`)
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...(key === null || key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    },
    ...(method === 'GET' || method === 'OPTIONS' ? {} : { body: raw ?? JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

export function problemIn({ text, headers }: Answer): Problem {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  return Problem.parse(JSON.parse(text))
}

/** Everyone there is, and what only this merchant has. */
async function seed({ db }: Journey): Promise<void> {
  const batch = db.batch()
  const put = (
    kind: DocumentKind,
    ids: Readonly<Record<string, string>>,
    fields: Readonly<Record<string, unknown>>,
  ) => batch.set(reference(db, kind, ids), encodedDocument(fields))
  const member = (of: string, uid: string, role: Role, state: Member['state'] = 'active') =>
    put(members, { merchant: of, uid }, {
      uid,
      role,
      state,
      email: `${uid}@karoo.test`,
      name: uid,
      changed: null,
    } satisfies Member)
  for (const role of Role.options) member(merchant, role, role)
  member(merchant, 'second-owner', 'owner')
  member(merchant, 'removed', 'owner', 'removed')
  member('other', 'owner-of-other', 'owner')
  member('other', 'viewer-of-other', 'viewer')
  put(warehouses, { merchant, warehouse: onlyHere.warehouse }, {
    id: onlyHere.warehouse,
    name: 'Cape Town',
    address: 'Epping, Cape Town',
    kind: 'own',
    priority: 2,
    serves: null,
  } satisfies Warehouse)
  const alert = (id: string, kind: Case['kind']) =>
    put(cases, { merchant, alert: id }, {
      id,
      kind,
      state: 'open',
      subject: { kind: 'listing', id: id.slice(kind.length + 1) },
      facts: {},
      openedAt: startOfJourney,
      resolvedAt: null,
      resolvedBy: null,
    } satisfies Case)
  put(schedules, { merchant, schedule: onlyHere.schedule }, scheduleOf({ id: onlyHere.schedule }))
  alert(caseHere, 'listing-rejected')
  alert(standingHere, 'drift')
  await batch.commit()
}
