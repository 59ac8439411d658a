import { expect, test } from 'vitest'
import { fieldAt, fieldsAt } from './field-map.ts'

const fields = {
  'change.sku': 'sku',
  'change.fields.costCents': 'cost',
  'change.fields.kit': 'kit',
  'change.fields.kit.*': 'kit.*',
}

test.each([
  ['change.fields.costCents', 'cost'],
  ['change.fields.kit.0.quantity', 'kit.0'],
  ['change.fields.kit.12', 'kit.12'],
  ['change.fields.kit', 'kit'],
  ['change.sku', 'sku'],
  ['change.fields.title', null],
  ['merchantId', null],
])('%s of the request is %s of the form', (path, field) => {
  expect(fieldAt(fields, path)).toBe(field)
})

test('what is at fault is named once, by the form’s names', () => {
  const issues = [
    { path: ['change', 'fields', 'kit', 0, 'quantity'] },
    { path: ['change', 'fields', 'kit', 0, 'sku'] },
    { path: ['change', 'fields', 'costCents'] },
    { path: ['merchantId'] },
  ]
  expect(fieldsAt(fields, issues)).toEqual(['kit.0', 'cost'])
})
