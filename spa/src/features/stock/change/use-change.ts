import { stockUpdate, type StockChange } from '@fluxori/contract/stock/stock'
import { useState } from 'react'
import { messages } from '../../../lib/messages.ts'
import { problemMessages } from '../../../lib/messages/problems.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import type { OperationProblem } from '../../../lib/operation/problem.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { useAct } from '../../../ui/use-act.ts'
import { focusFault } from './focus-fault.ts'
import { refusalAt, refusedSku, type Faults } from './faults.ts'
import { insteadOfUndo, oppositeOf } from './opposite.ts'
import { takeBack } from './take-back.ts'

const words = stockChangeMessages

/** SKU by SKU, what is available to promise after a change. */
type Available = readonly Readonly<{ sku: string; available: number }>[]

type Said = Readonly<{
  /** What the button said. */
  label: string
  /** What to say when it is done. */
  title: string
  text?: (stock: Available) => string
}>

/**
 * Changes stock, says so and offers to take it back; where nothing can, says what to do instead. `problem` is what
 * belongs to no field.
 */
export function useChange(showFaults: (faults: Faults) => void) {
  const { act, pending } = useAct(stockUpdate, (merchantId, change: StockChange) => ({
    merchantId,
    change,
  }))
  const merchantId = useMerchantId()
  const [problem, setProblem] = useState<string | null>(null)

  const tellRefusal = (refused: OperationProblem, change: StockChange) => {
    const faults = refusalAt(refused, change)
    if (faults === null) return setProblem(problemMessages.of(refused.reason))
    showFaults(faults)
    const sku = refusedSku(refused)
    if ('lines' in change && sku !== null) setProblem(words.lineRefused(sku))
    focusFault()
  }

  /** Answers whether the change was done, or waits for a connection. */
  const apply = async (change: StockChange, { label, title, text }: Said): Promise<boolean> => {
    setProblem(null)
    const opposite = oppositeOf(change)
    const undo = { label: `${messages.frame.undo}: ${title}` }
    const refused = await act(change, {
      label,
      done: ({ stock }) => ({
        title,
        text: `${text?.(stock) ?? ''} ${insteadOfUndo(change)}`.trim(),
        ...(opposite === null
          ? {}
          : { undo: { ...undo, takeBack: () => takeBack(merchantId, opposite, undo.label) } }),
      }),
    })
    if (refused !== null) tellRefusal(refused, change)
    return refused === null
  }
  return { apply, pending, problem }
}
