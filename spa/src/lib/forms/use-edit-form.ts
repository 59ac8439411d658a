import { dequal } from 'dequal/lite'
import { useEffect, useRef, useState } from 'react'
import { changedFields } from './changed-fields.ts'
import { useActForm, type ActForm } from './use-act-form.ts'

/** What is typed, beside what stood there when the typing began: only what differs is sent. */
export type Edited<T> = T & Readonly<{ was: T }>

/** The form after what it edits was changed elsewhere. `overtaken`: typed here and changed there too. */
export type Followed<T, N extends string> = Readonly<{ typed: Edited<T>; overtaken: readonly N[] }>

type EditForm<T extends Record<string, unknown>, F extends object, N extends string> = Omit<
  ActForm<Edited<T>>,
  'initialValues' | 'validate'
> &
  Readonly<{
    /** What the form edits, as it would be typed. It may change while the form is open. */
    stands: T
    /** What is wrong, in words, by field; `asked`: sending has been tried, so that nothing is left out. */
    faultsOf: (typed: Edited<T>, asked: boolean) => Readonly<Record<string, string>>
    /** What the form describes, as the contract has it. */
    fieldsOf: (typed: T) => F
    /** How the form follows what changes elsewhere; without it, it stays with what stood when it was opened. */
    follow?: (typed: Edited<T>, now: T) => Followed<T, N>
  }>

/**
 * A kept form that edits something. `edit` are the contract's fields that differ from what stood when the typing began,
 * null when none does; `begin` puts the form back to what stands.
 */
export function useEditForm<T extends Record<string, unknown>, F extends object, N extends string = never>({
  stands,
  faultsOf,
  fieldsOf,
  follow,
  ...options
}: EditForm<T, F, N>) {
  const asked = useRef(false)
  const unchanged: Edited<T> = { ...stands, was: stands }
  const { form, forget, ...sending } = useActForm<Edited<T>>({
    ...options,
    initialValues: unchanged,
    validate: (typed) => ({ ...faultsOf(typed, asked.current) }),
  })
  const [overtaken, setOvertaken] = useState<readonly N[]>([])
  const known = useRef(stands)
  if (!dequal(known.current, stands)) known.current = stands
  useEffect(() => {
    if (follow === undefined) return
    const { typed, overtaken: lately } = follow(form.getValues(), known.current)
    if (!dequal(typed, form.getValues())) form.setValues(typed)
    if (lately.length > 0) setOvertaken((before) => [...new Set([...before, ...lately])])
  }, [known.current])
  return {
    ...sending,
    form,
    forget,
    overtaken,
    edit: changedFields(fieldsOf(form.values), fieldsOf(form.values.was)),
    /** Before it is asked for, an empty field need not be wrong yet. */
    ask: () => {
      asked.current = true
    },
    begin: () => {
      asked.current = false
      form.setValues(unchanged)
      form.clearErrors()
      forget()
    },
  }
}
