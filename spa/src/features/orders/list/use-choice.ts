import type { Order } from '@fluxori/contract/orders/orders'
import { useCallback, useMemo, useRef, useState } from 'react'
import { orderMessages } from '../../../lib/messages/orders.ts'
import type { Selection } from '../../../ui/data-list.tsx'

const none: ReadonlySet<string> = new Set()

/**
 * Which orders of a list are chosen. Only those that are still in it count, and another list (`of`) begins with none, so
 * that nobody acts on what they do not see.
 */
export function useChoice(orders: readonly Order[], of: string) {
  const [kept, setKept] = useState({ of, ids: none })
  const asked = kept.of === of ? kept.ids : none
  const chosen = useMemo(() => orders.filter(({ id }) => asked.has(id)), [orders, asked])
  const ids = useMemo(
    () => (chosen.length === asked.size ? asked : new Set(chosen.map(({ id }) => id))),
    [chosen, asked],
  )
  const numbers = useRef(new Map<string, string>())
  numbers.current = useMemo(() => new Map(orders.map(({ id, number }) => [id, number])), [orders])
  const nameOf = useCallback((id: string) => orderMessages.chooseOrder(numbers.current.get(id) ?? id), [])
  const selection = useMemo<Selection>(
    () => ({ chosen: ids, onChange: (next) => setKept({ of, ids: next }), nameOf }),
    [ids, of, nameOf],
  )
  const clear = useCallback(() => setKept({ of, ids: none }), [of])
  return { chosen, selection, clear }
}
