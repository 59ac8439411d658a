import { useState } from 'react'
import { useKeptForm } from '../../lib/forms/use-kept-form.ts'
import { problemMessages } from '../../lib/messages/problems.ts'
import { OperationProblem } from '../../lib/operation/problem.ts'
import { faultsOf, TypedWarehouse, type Typed } from './warehouse-typed.ts'

/** The field that a refusal belongs to. */
const fieldOf: Readonly<Record<string, string>> = { 'warehouse-taken': 'id', 'unknown-channel': 'channels' }

/** What is typed about a warehouse, and sending it: `sent` answers whether it was done; a refusal stands at its field. */
export function useWarehouseForm(id: string, stands: Typed) {
  const kept = useKeptForm<TypedWarehouse>({
    id,
    values: TypedWarehouse,
    initialValues: { ...stands, was: stands },
    validate: (typed) => ({ ...faultsOf(typed) }),
  })
  const [problem, setProblem] = useState<string | null>(null)
  const sent = async (save: () => Promise<void>): Promise<boolean> => {
    setProblem(null)
    try {
      await save()
      kept.forget()
      return true
    } catch (error) {
      if (!(error instanceof OperationProblem)) throw error
      const field = fieldOf[error.reason]
      if (field === undefined) setProblem(problemMessages.of(error.reason))
      else kept.form.setFieldError(field, problemMessages.of(error.reason))
      return false
    }
  }
  return { ...kept, problem, sent }
}

export type WarehouseForm = ReturnType<typeof useWarehouseForm>['form']
