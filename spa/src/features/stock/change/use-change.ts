import { stockUpdate, type StockChange } from '@fluxori/contract/stock/stock'
import { useState } from 'react'
import { messages } from '../../../lib/messages.ts'
import { problemMessages } from '../../../lib/messages/problems.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { OperationProblem } from '../../../lib/operation/problem.ts'
import { useOperation } from '../../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { noticeDone, noticeQueued } from '../../../ui/notices.tsx'
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
  const merchantId = useMerchantId()
  const { submit, pending } = useOperation(stockUpdate)
  const [problem, setProblem] = useState<string | null>(null)

  const refused = (error: unknown, change: StockChange) => {
    if (!(error instanceof OperationProblem)) throw error
    const faults = refusalAt(error, change)
    if (faults === null) return setProblem(problemMessages.of(error.reason))
    showFaults(faults)
    const sku = refusedSku(error)
    if ('lines' in change && sku !== null) setProblem(words.lineRefused(sku))
    focusFault()
  }

  /** Answers whether the change was done, or waits for a connection. */
  const apply = async (change: StockChange, { label, title, text }: Said): Promise<boolean> => {
    setProblem(null)
    try {
      const submitted = await submit({ merchantId, change }, { label })
      if (submitted.kind === 'queued') {
        noticeQueued(label)
        return true
      }
      const opposite = oppositeOf(change)
      const undoLabel = `${messages.frame.undo}: ${title}`
      noticeDone({
        title,
        text: `${text?.(submitted.answer.stock) ?? ''} ${insteadOfUndo(change)}`.trim(),
        undoLabel,
        ...(opposite === null ? {} : { undo: () => takeBack(merchantId, opposite, undoLabel) }),
      })
      return true
    } catch (error) {
      refused(error, change)
      return false
    }
  }
  return { apply, pending, problem }
}
