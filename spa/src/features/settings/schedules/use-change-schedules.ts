import {
  scheduleUpdate,
  type Schedule,
  type ScheduleChange,
  type ScheduleFields,
} from '@fluxori/contract/schedules/schedules'
import type { Edit } from '../../../lib/forms/changed-fields.ts'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'
import { useAct } from '../../../ui/use-act.ts'

const words = scheduleMessages

type Wanted = Readonly<{
  name: string
  change: ScheduleChange
  label: string
  done: string
  /** How it is taken back; `made` is the schedule that the change was of. */
  back: (made: string) => ScheduleChange
}>

/** Adds, changes, pauses and removes schedules, says what came of it and offers to take it back; see `useAct`. */
export function useChangeSchedules() {
  const { act, pending, said } = useAct(scheduleUpdate, (merchantId, change: ScheduleChange) => ({
    merchantId,
    change,
  }))
  const apply = ({ name, change, label, done, back }: Wanted) =>
    act(change, {
      label,
      done: ({ scheduleId }) => ({
        title: done,
        undo: { asks: back(scheduleId), label: words.labelUndo(name) },
        about: `schedule:${scheduleId}`,
      }),
    })
  return {
    pending,
    said,
    create: (fields: ScheduleFields) =>
      apply({
        name: fields.name,
        change: { kind: 'create', fields },
        label: words.labelCreate(fields.name),
        done: words.created(fields.name),
        back: (schedule) => ({ kind: 'remove', schedule }),
      }),
    edit: ({ id, name }: Schedule, { fields, before }: Edit<ScheduleFields>) =>
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
