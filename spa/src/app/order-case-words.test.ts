import type { CaseKind } from '@fluxori/contract/engine/cases'
import { orderCases } from '@fluxori/contract/orders/cases'
import { namesOf } from '@fluxori/contract/by-name'
import { describe, expect, test } from 'vitest'
import { caseStake, caseTitle } from '../business/cases/views.ts'
import { loadWords } from './words.ts'

await loadWords()

const channelName = () => 'Our shop'
const whole = {
  number: '#1001',
  channel: 'shopify',
  product: 'Kettle',
  sku: 'KETTLE',
  more: 0,
  units: 2,
  town: 'Paarl',
  cents: 65_800,
  currency: 'ZAR',
  ourCents: 60_000,
  channelCents: 125_800,
  chargedCents: 65_800,
  byRateCents: 0,
  country: 'Namibia',
  reserved: 0,
  rule: 'charged',
  doubts: 'half a unit',
}
type Facts = Readonly<Record<string, string | number | null>>
const about = (kind: CaseKind, facts: Facts) =>
  ({ kind, subject: { kind: 'order', id: 'shopify:1001' }, facts }) as const
const worded = (kind: CaseKind, facts: Facts) => {
  const one = about(kind, facts)
  return { title: caseTitle(one, channelName), stake: caseStake(one, channelName) }
}

describe.each(namesOf(orderCases))('%s', (kind) => {
  test('names order, product, town, channel and money', () => {
    const { title, stake } = worded(kind, whole)
    expect(title).toContain('Order #1001')
    const parts = ['2 × Kettle', 'R658.00', 'Paarl', 'Our shop']
    parts.forEach((part) => expect(`${title} · ${stake}`).toContain(part))
  })

  test('of which little is known has no hole in its words', () => {
    const { title, stake } = worded(kind, {})
    expect(title).toMatch(/^Order 1001\b/)
    expect(`${title} ${stake}`).not.toMatch(/null|undefined|NaN| {2}|: *$|\( *\)|×\s*$|· *$|^ *·/)
    expect(stake).toBe('')
  })
})

test('a case of several products says how many', () => {
  expect(worded('oversold', { ...whole, more: 2, units: 7 }).title).toBe(
    'Order #1001 is short of 7 units of Kettle and 2 more products',
  )
})

test('a product without a title is called by its SKU', () => {
  expect(worded('returned', { ...whole, product: null }).title).toContain('2 × KETTLE')
})

test('a long name is cut where a sentence still reads', () => {
  const { title } = worded('oversold', { ...whole, product: 'A '.repeat(200) })
  expect(title.length).toBeLessThan(110)
})
