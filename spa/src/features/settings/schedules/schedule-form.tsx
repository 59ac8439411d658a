import type { Channel } from '@fluxori/contract/channels/channels'
import type { Schedule } from '@fluxori/contract/schedules/schedules'
import { useState } from 'react'
import { useKeptForm } from '../../../lib/forms/use-kept-form.ts'
import { problemMessages } from '../../../lib/messages/problems.ts'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'
import { OperationProblem } from '../../../lib/operation/problem.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { ScheduleFormFields } from './schedule-form-fields.tsx'
import { editOf, faultsOf, fieldsOf, nothingTyped, TypedSchedule, typedOf } from './schedule-typed.ts'
import { useChangeSchedules } from './use-change-schedules.ts'

const words = scheduleMessages.form

/** The field that a refusal belongs to. */
const fieldOf: Readonly<Record<string, string>> = {
  'schedule-name-taken': 'name',
  'unknown-channel': 'channels',
}

type ScheduleFormProps = Readonly<{
  /** The schedule to change; a new one is added when there is none. */
  schedule: Schedule | null
  channels: readonly Channel[]
  onClose: () => void
}>

/** Adds a schedule, or changes one: only what differs is sent. */
export function ScheduleForm({ schedule, channels, onClose }: ScheduleFormProps) {
  const { form, restored, forget } = useKeptForm<TypedSchedule>({
    id: `schedule:${schedule?.id ?? 'new'}`,
    values: TypedSchedule,
    initialValues: schedule === null ? nothingTyped : typedOf(schedule),
    validate: (typed) => ({ ...faultsOf(typed) }),
  })
  const { create, edit, pending } = useChangeSchedules()
  const [problem, setProblem] = useState<string | null>(null)
  const close = () => {
    forget()
    onClose()
  }
  const save = async (typed: TypedSchedule): Promise<void> => {
    if (schedule === null) return create(fieldsOf(typed))
    const change = editOf(typed, schedule)
    if (change !== null) await edit(schedule, change)
  }
  const submit = form.onSubmit(async (typed) => {
    setProblem(null)
    try {
      await save(typed)
      close()
    } catch (error) {
      if (!(error instanceof OperationProblem)) throw error
      const field = fieldOf[error.reason]
      if (field === undefined) setProblem(problemMessages.of(error.reason))
      else form.setFieldError(field, problemMessages.of(error.reason))
    }
  })
  return (
    <FormDialog
      title={schedule === null ? words.newTitle : words.editTitle(schedule.name)}
      submit={schedule === null ? words.add : words.save}
      wide
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={submit}
    >
      <ScheduleFormFields form={form} channels={channels} />
    </FormDialog>
  )
}
