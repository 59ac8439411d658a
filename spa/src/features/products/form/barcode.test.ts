import { expect, test } from 'vitest'
import { barcodeFault, plainBarcode } from './barcode.ts'

test.each(['96385074', '036000291452', '6009510800012', '00012345600012'])('%s is a GTIN', (barcode) => {
  expect(barcodeFault(barcode)).toBeNull()
})

test.each([
  ['6009510800013', { kind: 'wrong-check-digit', should: 2 }],
  ['96385070', { kind: 'wrong-check-digit', should: 4 }],
  ['123', { kind: 'wrong-length', length: 3 }],
  ['123456789', { kind: 'wrong-length', length: 9 }],
  ['60095108000123456', { kind: 'wrong-length', length: 17 }],
  ['60095A0800012', { kind: 'not-digits' }],
])('%s is none, and the reason is told', (barcode, fault) => {
  expect(barcodeFault(barcode)).toEqual(fault)
})

test('gaps and dashes of a label are no part of a barcode', () => {
  expect(plainBarcode(' 600 9510-800 012 ')).toBe('6009510800012')
})
