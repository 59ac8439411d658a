import {
  scheduleUpdate,
  type Schedule,
  type ScheduleChange,
  type ScheduleFields,
} from '@fluxori/contract/schedules/schedules'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'
import { useOperation } from '../../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { noticeDone, noticeQueued } from '../../../ui/notices.tsx'

const words = scheduleMessages

type Wanted = Readonly<{
  name: string
  change: ScheduleChange
  label: string
  done: string
  /** How it is taken back; `made` is the schedule that the change was of. */
  back: (made: string) => ScheduleChange
}>

type Edit = Readonly<{ fields: Partial<ScheduleFields>; before: Partial<ScheduleFields> }>

/** Adds, changes, pauses and removes schedules, says what came of it and offers to take it back. */
export function useChangeSchedules() {
  const merchantId = useMerchantId()
  const { submit, pending, problem } = useOperation(scheduleUpdate)
  const apply = async ({ name, change, label, done, back }: Wanted): Promise<void> => {
    const submitted = await submit({ merchantId, change }, { label })
    if (submitted.kind === 'queued') return noticeQueued(label)
    const { scheduleId } = submitted.answer
    const undoLabel = words.labelUndo(name)
    noticeDone({
      title: done,
      undo: () => submit({ merchantId, change: back(scheduleId) }, { label: undoLabel }),
      undoLabel,
      about: `schedule:${scheduleId}`,
    })
  }
  return {
    pending,
    problem,
    create: (fields: ScheduleFields) =>
      apply({
        name: fields.name,
        change: { kind: 'create', fields },
        label: words.labelCreate(fields.name),
        done: words.created(fields.name),
        back: (schedule) => ({ kind: 'remove', schedule }),
      }),
    edit: ({ id, name }: Schedule, { fields, before }: Edit) =>
      apply({
        name,
        change: { kind: 'edit', schedule: id, fields },
        label: words.editOf(name),
        done: words.saved(fields.name ?? name),
        back: (schedule) => ({ kind: 'edit', schedule, fields: before }),
      }),
    pause: ({ id, name }: Schedule) =>
      apply({
        name,
        change: { kind: 'pause', schedule: id },
        label: words.pauseOf(name),
        done: words.paused(name),
        back: (schedule) => ({ kind: 'resume', schedule }),
      }),
    resume: ({ id, name }: Schedule) =>
      apply({
        name,
        change: { kind: 'resume', schedule: id },
        label: words.resumeOf(name),
        done: words.resumed(name),
        back: (schedule) => ({ kind: 'pause', schedule }),
      }),
    remove: ({ id, name, task, when }: Schedule) =>
      apply({
        name,
        change: { kind: 'remove', schedule: id },
        label: words.removeOf(name),
        done: words.removed(name),
        back: () => ({ kind: 'create', fields: { name, task, when } }),
      }),
  }
}
