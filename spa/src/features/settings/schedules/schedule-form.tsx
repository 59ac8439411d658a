import type { Channel } from '@fluxori/contract/channels/channels'
import type { Schedule } from '@fluxori/contract/schedules/schedules'
import { useEditForm } from '../../../lib/forms/use-edit-form.ts'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { ScheduleFormFields } from './schedule-form-fields.tsx'
import { EditedSchedule, faultsOf, fieldsOf, nothingTyped, typedOf } from './schedule-typed.ts'
import { useChangeSchedules } from './use-change-schedules.ts'

const words = scheduleMessages.form

/** The fields of the form by those of the request. */
const fields = {
  'change.fields.name': 'name',
  'change.fields.task': 'channels',
  'change.fields.when.days': 'days',
  'change.fields.when.times': 'times',
}

type ScheduleFormProps = Readonly<{
  /** The schedule to change; a new one is added when there is none. */
  schedule: Schedule | null
  channels: readonly Channel[]
  onClose: () => void
}>

/** Adds a schedule, or changes one: only what differs is sent. */
export function ScheduleForm({ schedule, channels, onClose }: ScheduleFormProps) {
  const { form, restored, forget, problem, send, edit } = useEditForm({
    id: `schedule:${schedule?.id ?? 'new'}`,
    values: EditedSchedule,
    stands: schedule === null ? nothingTyped : typedOf(schedule),
    faultsOf,
    fieldsOf,
    fields,
  })
  const changes = useChangeSchedules()
  const close = () => {
    forget()
    onClose()
  }
  const submit = form.onSubmit(async (typed) => {
    if (schedule !== null && edit === null) return close()
    const act = () =>
      schedule === null || edit === null ? changes.create(fieldsOf(typed)) : changes.edit(schedule, edit)
    if (await send(act)) onClose()
  })
  return (
    <FormDialog
      title={schedule === null ? words.newTitle : words.editTitle(schedule.name)}
      submit={schedule === null ? words.add : words.save}
      wide
      pending={changes.pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={submit}
    >
      <ScheduleFormFields form={form} channels={channels} />
    </FormDialog>
  )
}
