import type { Order } from '@fluxori/contract/orders'
import { useEffect, useRef, useState } from 'react'
import { messages } from '../../lib/messages.ts'

/** Further down than this, the reader is reading: nothing may jump. */
const scrolledPx = 160
const announceEveryMs = 5000

/**
 * Holds back orders that arrive while the reader has scrolled down, until they ask for them or go up again.
 * `orders` newest first.
 */
export function useHeldOrders(orders: readonly Order[]) {
  const newest = useRef('')
  const [heldAt, setHeldAt] = useState<string | null>(null)
  useEffect(() => {
    if (heldAt === null) newest.current = orders[0]?.placedAt ?? ''
  })
  useEffect(() => {
    const follow = () => setHeldAt((held) => (scrollY < scrolledPx ? null : (held ?? newest.current)))
    addEventListener('scroll', follow, { passive: true })
    return () => removeEventListener('scroll', follow)
  }, [])
  const isHeld = (order: Order) => heldAt !== null && heldAt !== '' && order.placedAt > heldAt
  return { isHeld, waiting: orders.filter(isHeld).length, show: () => scrollTo({ top: 0 }) }
}

/** What to say aloud about orders taken in since `openedAt`; speaks at most every five seconds. */
export function useArrivalsText(orders: readonly Order[], openedAt: string): string {
  const told = useRef(new Set<string>())
  const waiting = useRef(0)
  const [text, setText] = useState('')
  useEffect(() => {
    const arrived = orders.filter(({ id, receivedAt }) => receivedAt > openedAt && !told.current.has(id))
    arrived.forEach(({ id }) => told.current.add(id))
    waiting.current += arrived.length
  }, [orders, openedAt])
  useEffect(() => {
    const speak = setInterval(() => {
      setText(waiting.current === 0 ? '' : messages.orders.arrived(waiting.current))
      waiting.current = 0
    }, announceEveryMs)
    return () => clearInterval(speak)
  }, [])
  return text
}
