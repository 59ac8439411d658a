import { join } from 'node:path'
import { joined } from '@fluxori/contract/by-name'
import { commands } from '@fluxori/contract/commands'
import { documentKinds } from '@fluxori/contract/documents'
import { document, memberCommand, operation, type Operation } from '@fluxori/contract/kernel'
import { operations } from '@fluxori/contract/operations'
import { subjects } from '@fluxori/contract/subjects'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findingText } from '../deploy/finding.ts'
import { declarationFindings, readContract, type ContractFile } from './declarations.ts'

const listed = { documents: documentKinds, commands, operations, subjects: Object.values(subjects) }
const contract = await readContract(join(import.meta.dirname, '../..'))

const kindAt = (path: string) =>
  document({ path, schema: z.object({}), readers: [], journal: null, queries: {}, personal: [] })
const suppliers = kindAt('merchants/{merchant}/suppliers/{supplier}')
const supplierUpdate = memberCommand({
  name: 'supplier-update',
  summary: 'Changes a supplier.',
  roles: ['owner'],
  payload: {},
  answer: {},
  refusals: [],
})
const asked: Operation = operation({
  name: 'supplier-ask',
  summary: 'Asks a supplier.',
  roles: ['owner'],
  request: z.object({}),
  response: z.object({}),
  refusals: [],
})

/** The contract with one more file, which exports this from its second line on. */
const withFile = (exports: Readonly<Record<string, unknown>>): readonly ContractFile[] => [
  ...contract,
  {
    file: 'functions/contract/src/purchasing/purchasing.ts',
    text: ['', ...Object.keys(exports).map((name) => `export const ${name} =`)].join('\n'),
    exports,
  },
]
const findingsOf = (exports: Readonly<Record<string, unknown>>, lists: Partial<typeof listed> = {}) =>
  declarationFindings(withFile(exports), { ...listed, ...lists }).map(findingText)
const at = (line: number) => `functions/contract/src/purchasing/purchasing.ts:${line}:`

test('everything that the contract declares counts, once, under its own name', () => {
  expect(declarationFindings(contract, listed).map(findingText)).toEqual([])
})

describe('what would not count is named with its file and line', () => {
  test('a collection, a command and an operation that no subject has', () => {
    expect(findingsOf({ suppliers, supplierUpdate, asked })).toEqual([
      `${at(2)} suppliers is in the documents of no subject.`,
      `${at(3)} supplierUpdate is in the commands of no subject.`,
      `${at(3)} supplierUpdate is in the operations of no subject.`,
      `${at(4)} asked is in the operations of no subject.`,
    ])
  })

  test('a subject that has no line among the subjects', () => {
    const purchasing = { documents: {}, commands: {}, operations: {}, cases: {} }
    expect(findingsOf({ purchasing })).toEqual([
      `${at(2)} purchasing has no line in functions/contract/src/subjects.ts.`,
    ])
  })

  test('a collection that another file has, whatever its ids are called', () => {
    const again = kindAt('merchants/{m}/orders/{o}')
    expect(findingsOf({ again }, { documents: { ...documentKinds, again } })).toEqual([
      `${at(2)} again is the collection merchants/{m}/orders/{o}, as orders in functions/contract/src/orders/orders.ts is.`,
    ])
  })

  test('a command that is listed under another name', () => {
    const lists = {
      commands: { ...commands, 'supplier-change': supplierUpdate },
      operations: [...operations, supplierUpdate],
    }
    expect(findingsOf({ supplierUpdate }, lists)).toEqual([
      `${at(2)} supplierUpdate is listed as supplier-change and has the name supplier-update.`,
    ])
  })

  test('a name that two subjects use', () => {
    const both = { 'contract/src/orders': { days: 1 }, 'contract/src/stock': { days: 2 } }
    expect(() => joined(both)).toThrow('days is declared by contract/src/orders and by contract/src/stock')
  })
})

/** Each of these is refused by the compiler: `npm run types` fails when one of them is not. */
test('what is forgotten in a declaration does not compile', () => {
  const { path, schema } = suppliers
  const rest = { path, schema, journal: 'whole', queries: {} } as const
  const wrong = [
    // @ts-expect-error a query without an order
    document({ ...rest, readers: [], personal: [], queries: { open: { equal: ['state'], limit: 5 } } }),
    // @ts-expect-error a query without a limit
    document({ ...rest, readers: [], personal: [], queries: { open: { order: ['id', 'asc'] } } }),
    // @ts-expect-error a collection that does not say who reads it
    document({ ...rest, personal: [] }),
    // @ts-expect-error one that does not say what it holds of persons
    document({ ...rest, readers: [] }),
    // @ts-expect-error one that does not say how the journal writes it
    document({ path, schema, queries: {}, readers: [], personal: [] }),
    // @ts-expect-error a role that there is not
    document({ ...rest, readers: ['admin'], personal: [] }),
    // @ts-expect-error personal data without a time
    document({ ...rest, readers: [], personal: [{ field: '*', purpose: 'none' }] }),
  ]
  expect(wrong).toHaveLength(7)
})
