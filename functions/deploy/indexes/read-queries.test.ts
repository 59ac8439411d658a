import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { browserQueries } from './browser-queries.ts'
import { openCode } from './code.ts'
import { queryText } from './query-shape.ts'
import { serverQueries, type Queries } from './server-queries.ts'

/** Each test has the compiler read some code with its libraries. */
vi.setConfig({ testTimeout: 60_000 })

const surroundings = {
  'tsconfig.json': '{"compilerOptions":{"strict":true,"module":"preserve","types":[]},"include":["src"]}',
  'node_modules/firebase/firestore/index.d.ts':
    'export declare function query(...a: unknown[]): unknown; export declare function where(...a: unknown[]): unknown;' +
    'export declare function collectionGroup(...a: unknown[]): unknown; export declare const db: unknown',
  'src/kinds.ts':
    "const document = <T>(kind: T) => kind\nexport const orders = document({ path: 'merchants/{m}/orders/{o}' })",
  'src/kernel.ts':
    'export type Query = Readonly<{ equal: readonly string[]; order: string }>\n' +
    'export type Kind = Readonly<{ queries: Readonly<Record<string, Query>> }>',
  'src/store.ts':
    'export type Query = { where(f: string, c: string, v: unknown): Query; orderBy(f: string, d?: string): Query; limit(n: number): Query }\n' +
    'export declare const collectionOf: (db: unknown, kind: unknown, m: string) => Query\n' +
    'export declare const db: { collectionGroup(name: string): Query }',
  'src/live/query.ts':
    'export type Selection = { where?: readonly (readonly [string, string, unknown])[]; orderBy?: readonly [string, "asc" | "desc"] }\n' +
    'export function liveQuery(kind: unknown, ids: unknown, selection: Selection) { return [kind, ids, selection] }\n' +
    'export function useLive(kind: unknown, ids: unknown, selection: Selection = {}) { return liveQuery(kind, ids, selection) }',
} as const

async function read(code: string, queriesOf: (code: ReturnType<typeof openCode>) => Queries) {
  const root = await mkdtemp(join(tmpdir(), 'queries-'))
  onTestFinished(() => rm(root, { recursive: true }))
  for (const [file, content] of Object.entries({ ...surroundings, 'src/asked.ts': code })) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), content)
  }
  const { shapes, findings } = queriesOf(openCode(root, 'tsconfig.json', 'src'))
  return { texts: shapes.map(queryText), findings }
}
const server = (lines: string) =>
  read(
    `import { collectionOf, db, type Query } from './store'\nimport { orders } from './kinds'\n${lines}`,
    serverQueries,
  )
const browser = (lines: string) =>
  read(`import { useLive } from './live/query'\nimport { orders } from './kinds'\n${lines}`, browserQueries)

test('a chain is one query, whatever stands between its conditions', async () => {
  const { texts } = await server(
    "collectionOf(db, orders, 'm').where('a', '==', 1).limit(3).orderBy('b', 'desc').limit(2)\n" +
      "db.collectionGroup('leases').where('stale', '!=', [])",
  )
  expect(texts).toEqual(['orders where a == order by b desc', 'all leases where stale !='])
})

test('a field that is one of several texts is a query for each', async () => {
  const { texts } = await server(
    "const f = (x: 'a' | 'b') => collectionOf(db, orders, 'm').where(x, '==', 1)",
  )
  expect(texts).toEqual(['orders where a ==', 'orders where b =='])
})

test.each([
  ['begins elsewhere', "const g = (q: Query) => q.where('a', '==', 1)", 'made elsewhere'],
  [
    'asks for any field',
    "const g = (x: string) => collectionOf(db, orders, 'm').where(x, '==', 1)",
    'cannot be read',
  ],
])('a query of a function that %s is refused with its file and line', async (_, lines, words) => {
  const { findings } = await server(lines)
  expect(findings).toEqual([{ file: 'src/asked.ts', line: 3, message: expect.stringContaining(words) }])
})

test('a query that the contract declares is read there, and not where it is made', async () => {
  const declared = "import type { Kind, Query as Declared } from './kernel'\n"
  const made = await server(
    `${declared}const g = (kind: Kind, { equal, order }: Declared) =>\n` +
      "  equal.reduce((q: Query, field) => q.where(field, '==', 1), collectionOf(db, kind, 'm')).orderBy(order)\n" +
      'const h = (kind: Kind) => {\n  const query = kind.queries.one\n' +
      "  return query === undefined ? null : collectionOf(db, kind, 'm').orderBy(query.order)\n}",
  )
  expect(made).toEqual({ texts: [], findings: [] })
})

test('a query made elsewhere beside one that the contract declares is refused', async () => {
  const { findings } = await server(
    "import type { Query as Declared } from './kernel'\n" +
      'const f = ({ order }: Declared) => order\n' +
      "const g = (q: Query) => q.where('a', '==', 1)",
  )
  expect(findings).toHaveLength(1)
})

test('a selection is read through the functions, choices and parts that it is put together from', async () => {
  const { texts, findings } = await browser(
    "const word = (t: string) => (t === '' ? null : (['words', 'array-contains', t] as const))\n" +
      'function plan(t: string, d: "asc" | "desc") {\n  const w = word(t)\n' +
      "  return { s: { where: [...(w === null ? [] : [w]), ['a', '==', 1] as const], orderBy: ['b', d] as const } }\n}\n" +
      'export const useIt = (t: string) => { const { s } = plan(t, "asc"); return useLive(orders, {}, s) }\n' +
      'export const useAll = () => useLive(orders, {})',
  )
  expect(findings).toEqual([])
  expect(texts.toSorted()).toEqual([
    'orders',
    'orders where a == order by b asc',
    'orders where words array-contains and a == order by b asc',
  ])
})

test('a selection that the code does not tell is refused with its file and line', async () => {
  const { findings } = await browser(
    'export const useIt = (field: string) => useLive(orders, {}, { where: [[field, "==", 1]] })',
  )
  expect(findings).toEqual([
    { file: 'src/asked.ts', line: 3, message: expect.stringContaining('cannot be read') },
  ])
})

test('a query past the one place that makes them is read, or refused with its file and line', async () => {
  const imports = "import { collectionGroup, db, query, where } from 'firebase/firestore'\n"
  const good = await browser(`${imports}query(collectionGroup(db, 'members'), where('uid', '==', 1))`)
  expect(good.texts).toEqual(['all members where uid =='])
  const bad = await browser(`${imports}const conditions = [where('uid', '==', 1)]`)
  expect(bad.findings).toEqual([
    { file: 'src/asked.ts', line: 4, message: expect.stringContaining('liveQuery') },
  ])
})
