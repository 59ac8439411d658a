import { orderUpdate, type Order } from '@fluxori/contract/orders/orders'
import { useEffect } from 'react'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { useMay } from '../../../lib/session/session.ts'
import { questionOf, type Question } from './question.ts'

export type Asking = Readonly<{
  asked: Question | null
  ask: (kind: Question['kind'], line?: string) => void
  close: () => void
}>

/** Which dialog is open, as the address says. One that the order or the role does not allow is taken out of it. */
export function useOrderQuestion(order: Order): Asking {
  const [query, change] = useQuery()
  const may = useMay(orderUpdate)
  const asked = may ? questionOf(order, query) : null
  const isStray = asked === null && query.has('do')
  useEffect(() => {
    if (isStray) change({ do: null, line: null })
  }, [isStray, change])
  return {
    asked,
    ask: (kind, line) => change({ do: kind, line: line ?? null }),
    close: () => change({ do: null, line: null }),
  }
}
