import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { keptVersions, officialSchema } from '../../../dev/sandboxes/shopify/official-schema.ts'
import { requestedCost } from '../../../dev/sandboxes/shopify/query-cost.ts'
import * as documents from './graphql-documents.ts'
import * as moves from './moves-documents.ts'

const all = Object.entries({ ...documents, ...moves }).flatMap(([name, text]) =>
  typeof text === 'string' ? [{ name, document: parse(text) }] : [],
)

describe.each(keptVersions)('by the official schema of %s', (version) => {
  test.each(all)('$name asks for what there is', ({ document }) => {
    expect(validate(officialSchema(version), document)).toEqual([])
  })
})

test.each(all)('$name costs no more than a call may', ({ document }) => {
  const gids = (count: number) => Array.from({ length: count }, (_, index) => `gid://shopify/X/${index}`)
  const isOf = (kind: string) => JSON.stringify(document).includes(kind)
  const ids = gids(
    isOf('ShipmentFields') ? moves.shipmentsAtOnce : isOf('RefundFields') ? moves.refundsAtOnce : 100,
  )
  expect(requestedCost({ document, variables: { ids, first: 1 } })).toBeLessThanOrEqual(1_000)
})
