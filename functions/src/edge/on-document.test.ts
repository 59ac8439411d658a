import { expect, test } from 'vitest'
import { idsIn } from './on-document.ts'

test.each([
  {
    name: 'are read by their names',
    path: 'merchants/demo/journal/shopify:order:1:2',
    then: { merchant: 'demo', command: 'shopify:order:1:2' },
  },
  { name: 'are not read from another collection', path: 'merchants/demo/orders/1', then: null },
  {
    name: 'are not read from a document below',
    path: 'merchants/demo/journal/1/private/customer',
    then: null,
  },
  { name: 'are not read from a document above', path: 'merchants/demo', then: null },
])("the ids of a written document's path $name", ({ path, then }) => {
  expect(idsIn('merchants/{merchant}/journal/{command}', path)).toEqual(then)
})
