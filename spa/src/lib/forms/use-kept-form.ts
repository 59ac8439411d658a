import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import type { z } from 'zod'
import { forget, recall, remember, rememberedNames } from '../device/storage.ts'
import { useSession } from '../session/session.ts'

const prefix = 'fluxori-typed:'

export type KeptForm<V extends Record<string, unknown>> = Omit<UseFormInput<V>, 'initialValues' | 'mode'> &
  Readonly<{
    /** Names the form and what it is about, e.g. `adjust:KETTLE`. */
    id: string
    /** What a kept value must look like to be taken up again. */
    values: z.ZodType<V>
    initialValues: V
  }>

/**
 * A form that loses nothing: what is typed is kept in this tab until it is sent or put away, so that a reload, a sign-in
 * that ran out or a screen that broke gives it back. `restored` says that it did.
 */
export function useKeptForm<V extends Record<string, unknown>>({
  id,
  values,
  initialValues,
  ...input
}: KeptForm<V>): Readonly<{ form: UseFormReturnType<V>; restored: boolean; forget: () => void }> {
  const who = useSession((session) =>
    session.status === 'signed-in' ? `${session.uid}:${session.merchantId}` : 'nobody',
  )
  const name = `${prefix}${who}:${id}`
  const [kept] = useState(() => values.safeParse(recall('session', name)))
  const form = useForm<V>({
    ...input,
    initialValues: kept.success ? kept.data : initialValues,
    onValuesChange: (changed) => remember('session', name, changed),
  })
  return { form, restored: kept.success, forget: () => forget('session', name) }
}

/** Forgets everything that was typed in this tab: its person has left. */
export const forgetTyped = (): void =>
  rememberedNames('session', prefix).forEach((name) => forget('session', name))
