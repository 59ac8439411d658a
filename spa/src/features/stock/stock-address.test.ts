import { expect, test } from 'vitest'
import { changeKindFrom, detailAddress, listAddress, skusFrom, skusText } from './stock-address.ts'

const query = (text: string) => new URLSearchParams(text)

test('another SKU keeps filters, search and order, and takes nothing of the form or the opened numbers along', () => {
  const now = query(
    'supply=low&warehouse=jhb&q=mug&sort=-available&do=adjust&skus=A&at=jhb&show=reserved&of=jhb&history=cpt',
  )
  expect(detailAddress('POT 24', now)).toBe('/stock/POT%2024?supply=low&warehouse=jhb&q=mug&sort=-available')
  expect(listAddress(now)).toBe('/stock?supply=low&warehouse=jhb&q=mug&sort=-available')
  expect(listAddress(query(''))).toBe('/stock')
})

test('SKUs stand in the address whatever signs they hold, each once', () => {
  const skus = ['MUG-ENAM-4', 'Pot, 24 cm & lid', 'A+B=C']
  const text = new URLSearchParams({ skus: skusText([...skus, 'A+B=C']) }).toString()
  expect(skusFrom(query(text))).toEqual(skus)
  expect(skusFrom(query('sku=MUG'))).toEqual(['MUG'])
  expect(skusFrom(query('do=receive&skus='))).toEqual([])
})

test('a form that nobody knows is none', () => {
  expect(['adjust', 'receive', 'transfer', 'count', 'destroy', null].map(changeKindFrom)).toEqual([
    'adjust',
    'receive',
    'transfer',
    'count',
    null,
    null,
  ])
})
