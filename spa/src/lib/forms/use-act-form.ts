import { useState, type ReactNode } from 'react'
import { problemMessages } from '../messages/problems.ts'
import type { OperationProblem } from '../operation/problem.ts'
import { fieldsAt, type FieldMap } from './field-map.ts'
import { useKeptForm, type KeptForm } from './use-kept-form.ts'

export type ActForm<V extends Record<string, unknown>> = KeptForm<V> &
  Readonly<{
    /** Where in the form a refusal stands. */
    fields: FieldMap
    /** What a refusal says at its fields, where that is more than its reason. */
    wordsOf?: (problem: OperationProblem) => ReactNode
    /** Called with the fields at which a refusal stands. */
    onRefused?: (fields: readonly string[]) => void
  }>

/**
 * A kept form that an act is sent from. `send` answers whether it was done, or waits for a connection: then what was
 * typed is forgotten. A refusal stands at its fields; `problem` is one that belongs to none, in words.
 */
export function useActForm<V extends Record<string, unknown>>({
  fields,
  wordsOf = ({ reason }) => problemMessages.of(reason),
  onRefused,
  ...kept
}: ActForm<V>) {
  const { form, restored, forget } = useKeptForm<V>(kept)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (act: () => Promise<OperationProblem | null>): Promise<boolean> => {
    setProblem(null)
    const refused = await act()
    if (refused === null) {
      forget()
      return true
    }
    const named = fieldsAt(fields, refused.issues)
    if (named.length === 0) setProblem(problemMessages.of(refused.reason))
    form.setErrors(Object.fromEntries(named.map((field) => [field, wordsOf(refused)])))
    onRefused?.(named)
    return false
  }
  return { form, restored, forget, problem, send }
}
