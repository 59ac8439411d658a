import type { Order } from '@fluxori/contract/orders/orders'
import { useCallback, useEffect, useRef, useState } from 'react'
import { orderMessages } from '../../../lib/messages/orders.ts'

/** Further down than this, the reader is reading: nothing may jump. */
const scrolledPx = 160
const announceEveryMs = 5000

type Holding = Readonly<{
  /** Names what is listed: another list begins with nothing held. */
  of: string
  /** New ones come in at the top. In another order they are no news there, and nothing is held. */
  active: boolean
  /** The reader is choosing rows: one that moves under the hand would be taken for another. */
  choosing: boolean
}>

/**
 * Holds back orders that arrive while the reader has scrolled down or is choosing, until they ask for them, or have gone
 * up again and chosen none. `orders` newest first.
 */
export function useHeldOrders(orders: readonly Order[], { of, active, choosing }: Holding) {
  const newest = useRef('')
  const [held, setHeld] = useState({ of, after: '' })
  const after = active && held.of === of ? held.after : ''
  useEffect(() => {
    if (after === '') newest.current = orders[0]?.placedAt ?? ''
  })
  useEffect(() => {
    if (!active) return
    const follow = () =>
      setHeld((now) => {
        const known = now.of === of ? now.after : ''
        const next = scrollY < scrolledPx && !choosing ? '' : known === '' ? newest.current : known
        return now.of === of && now.after === next ? now : { of, after: next }
      })
    follow()
    addEventListener('scroll', follow, { passive: true })
    return () => removeEventListener('scroll', follow)
  }, [active, choosing, of])
  const isHeld = useCallback((order: Order) => after !== '' && order.placedAt > after, [after])
  const show = () => {
    setHeld({ of, after: choosing ? (orders[0]?.placedAt ?? '') : '' })
    scrollTo({ top: 0 })
  }
  return { isHeld, waiting: orders.filter(isHeld).length, show }
}

/** What to say aloud about orders taken in since `openedAt`; speaks at most every five seconds. */
export function useArrivalsText(orders: readonly Order[], openedAt: string): string {
  const announced = useRef(new Set<string>())
  const waiting = useRef(0)
  const [text, setText] = useState('')
  useEffect(() => {
    const arrived = orders.filter(({ id, receivedAt }) => receivedAt > openedAt && !announced.current.has(id))
    arrived.forEach(({ id }) => announced.current.add(id))
    waiting.current += arrived.length
  }, [orders, openedAt])
  useEffect(() => {
    const speak = setInterval(() => {
      setText(waiting.current === 0 ? '' : orderMessages.arrived(waiting.current))
      waiting.current = 0
    }, announceEveryMs)
    return () => clearInterval(speak)
  }, [])
  return text
}
