import { mostOrderEvents, type OrderEvent } from '@fluxori/contract/orders/order-event'
import { describe, expect, test } from 'vitest'
import { exampleEvent, exampleOrder } from '../example-order.ts'
import { storyOf } from './story-of.ts'

const words = (history: OrderEvent[]) =>
  storyOf(exampleOrder({ history }), 'My shop').map(({ text, note }) =>
    note === null ? text : `${text} | ${note}`,
  )

describe('the story of an order', () => {
  test('begins with the buyer', () => {
    expect(words([exampleEvent()])).toEqual(['Bought on My shop', 'Taken in: 2 units'])
  })

  test.each<[Partial<OrderEvent>, string]>([
    [{ kind: 'channel-update', units: 0 }, 'The channel changed it'],
    [{ kind: 'mapped', units: 0, note: 'KETTLE' }, 'Product chosen | It is KETTLE'],
    [{ kind: 'mapped', units: 1, note: 'KETTLE' }, 'Product chosen, 1 unit reserved | It is KETTLE'],
    [{ kind: 'allocated', units: 3 }, '3 units reserved'],
    [{ kind: 'short', units: 1 }, '1 unit short'],
    [{ kind: 'shipped', units: 2, note: 'TCG1' }, '2 units shipped | Tracking TCG1'],
    [{ kind: 'shipped', units: 2, note: '' }, '2 units shipped'],
    [{ kind: 'cancelled', units: 2, note: 'Fraud' }, 'Cancelled, 2 units not sent | “Fraud”'],
    [{ kind: 'cancelled', units: 0, note: null }, 'Cancelled'],
    [{ kind: 'reopened', units: 1 }, 'Opened again, 1 unit reserved'],
  ])('%o', (event, text) => expect(words([exampleEvent(), exampleEvent(event)]).at(-1)).toBe(text))

  test('says who did each step, and nobody for the buyer', () => {
    const by = { kind: 'member', uid: 'u1' } as const
    const steps = storyOf(
      exampleOrder({ history: [exampleEvent(), exampleEvent({ kind: 'shipped', by })] }),
      'My shop',
    )
    expect(steps.map((step) => step.by?.kind ?? null)).toEqual([null, 'channel', 'member'])
  })

  test('tells where steps are no longer kept', () => {
    const history = Array.from({ length: mostOrderEvents }, (_, index) =>
      exampleEvent({ command: `c${index}` }),
    )
    const steps = storyOf(exampleOrder({ history }), 'My shop')
    expect(steps[2]).toMatchObject({ kind: 'cut', at: null })
    expect(steps).toHaveLength(mostOrderEvents + 2)
  })

  test('of before steps were kept is told by its times', () => {
    const order = exampleOrder({ history: [], status: 'shipped', shippedAt: '2026-11-25T06:00:00.000Z' })
    expect(storyOf(order, 'My shop').map(({ kind, at }) => [kind, at])).toEqual([
      ['placed', order.placedAt],
      ['taken-in', order.receivedAt],
      ['shipped', order.shippedAt],
    ])
  })

  test('names each step apart, also two of one command', () => {
    const history = [exampleEvent(), exampleEvent({ kind: 'shipped' })]
    const keys = storyOf(exampleOrder({ history }), 'My shop').map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
