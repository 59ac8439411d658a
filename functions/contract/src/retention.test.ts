import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { documents, personalDataDocuments } from './documents.ts'
import { journal } from './engine/journal.ts'
import { engineExamples } from './engine/examples.ts'
import type { DocumentKind, Keep } from './kernel.ts'
import { customers } from './orders/customers.ts'
import { ordersExamples } from './orders/examples.ts'
import { peopleExamples } from './people/examples.ts'
import { members } from './people/members.ts'
import { retentionOf } from './retention.ts'
import { stock } from './stock/stock.ts'
import { stockExamples } from './stock/examples.ts'

const entry = engineExamples.documents.journal.document
const member = peopleExamples.documents.members.document
const order = ordersExamples.documents.orders.document
const customer = ordersExamples.documents.customers.document
const at = '2026-11-22T08:15:00.000Z'

test('a document without personal data is kept for no person', () => {
  expect(retentionOf(stock, stockExamples.documents.stock.document)).toEqual([])
})

describe('a buyer in the journal', () => {
  const ends = (state: string, appliedAt: string | null) =>
    retentionOf(journal, { ...entry, state, appliedAt }).map(({ field, until }) => [field, until])

  test.each(['applied', 'refused'])('is kept until the command is %s', (state) => {
    expect(ends(state, at)).toContainEqual(['payload.order.customer', at])
  })

  test.each([
    ['pending', null],
    ['failed', at],
  ])('is kept without an end while the command is %s', (state, appliedAt) => {
    expect(ends(state, appliedAt)).toContainEqual(['payload.order.customer', null])
    expect(ends(state, appliedAt)).toContainEqual(['payload.raw', null])
  })
})

describe('a buyer beside an order', () => {
  test('is kept for five years from when the order was placed', () => {
    expect(retentionOf(customers, customer, { order })).toEqual([
      { field: '*', until: '2031-11-22T08:14:00.000Z' },
    ])
  })

  test('of 29 February is kept until 1 March', () => {
    const leap = { ...order, placedAt: '2028-02-29T10:00:00.000Z' }
    expect(retentionOf(customers, customer, { order: leap })[0]?.until).toBe('2033-03-01T10:00:00.000Z')
  })

  test.each([{}, { order: null }, { order: { placedAt: 'soon' } }])(
    'has no end when the order is %j',
    (above) => {
      expect(retentionOf(customers, customer, above)).toEqual([{ field: '*', until: null }])
    },
  )
})

describe('a membership', () => {
  test('that was removed is kept for five years from then', () => {
    expect(retentionOf(members, { ...member, state: 'removed' })).toEqual([
      { field: '*', until: '2031-11-22T08:15:00.000Z' },
    ])
  })

  test.each([
    { ...member, state: 'active' },
    { ...member, state: 'removed', changed: null },
  ])('has no end before that, or when nobody knows since when: %j', (one) => {
    expect(retentionOf(members, one)).toEqual([{ field: '*', until: null }])
  })
})

/** Whether a schema has a field at a path. What is not told by the schema may have any. */
function hasField(schema: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined || schema instanceof z.ZodUnknown) return true
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return hasField(schema.unwrap(), [name, ...rest])
  return schema instanceof z.ZodObject && name in schema.shape && hasField(schema.shape[name], rest)
}
const fieldsOf = (keep: Keep) =>
  keep === 'until-applied' ? [] : [keep.from, ...(keep.once === undefined ? [] : [keep.once.field])]

test.each(personalDataDocuments)('$path names fields that there are', ({ path, schema, personal }) => {
  const aboveOf = (name: string | undefined): DocumentKind | undefined =>
    documents.find((one) => one.path.endsWith(`{${name}}`) && path.startsWith(`${one.path}/`))
  personal.forEach(({ field, keep }) => {
    if (field !== '*') expect(hasField(schema, field.split('.'))).toBe(true)
    fieldsOf(keep).forEach((from) => {
      const [first, ...rest] = from.split('.')
      const above = aboveOf(first)
      expect(above === undefined ? hasField(schema, from.split('.')) : hasField(above.schema, rest)).toBe(
        true,
      )
    })
  })
})
