import {
  mostSchedules,
  type Schedule,
  type ScheduleRequested,
  type ScheduleChange,
  type ScheduleFields,
  type ScheduleRefusal,
} from '@fluxori/contract/schedules/schedules'
import type { ChannelId } from '@fluxori/contract/kernel'
import type { ScheduleId } from '@fluxori/contract/schedules/schedule-id'
import { accept, refuse, type Decision } from '../decision.ts'
import { withFields } from '../with-fields.ts'
import { nextRun } from './next-run.ts'

/** What is there when a change is requested. `newId` names the schedule if one is made. */
export type ScheduleGround = Readonly<{
  known: readonly Schedule[]
  channels: ReadonlySet<ChannelId>
  newId: ScheduleId
}>

export type ScheduleNo = ScheduleRefusal | 'idempotency-key-reused'

/**
 * Decides a change of a merchant's schedules: the schedule as it becomes, or the refusal. What changes what Cloud
 * Scheduler must know raises the revision and is `wanted` from then on. A schedule remembers the keys under which it was
 * made and last changed: the same request is answered with what it did, another one under such a key is refused.
 */
export function changeSchedule(
  ground: ScheduleGround,
  change: ScheduleChange,
  requested: ScheduleRequested,
): Decision<Schedule, ScheduleNo> {
  for (const schedule of ground.known) {
    const before = [schedule.created, schedule.changed].find(({ key }) => key === requested.key)
    if (before === undefined) continue
    return before.by === requested.by && before.request === requested.request
      ? accept([schedule])
      : refuse('idempotency-key-reused', 'This key was used for another change.')
  }
  if (change.kind === 'create') return create(ground, change.fields, requested)
  const known = present(ground.known).find(({ id }) => id === change.schedule)
  if (known === undefined)
    return refuse('unknown-schedule', 'There is no such schedule, or no longer.', {
      schedule: change.schedule,
    })
  switch (change.kind) {
    case 'edit':
      return edit(ground, known, change.fields, requested)
    case 'pause':
      return accept([known.state === 'paused' ? known : changed(known, { state: 'paused' }, requested)])
    case 'resume':
      return accept([known.state === 'active' ? known : changed(known, { state: 'active' }, requested)])
    case 'remove':
      return accept([changed(known, { state: 'removed' }, requested)])
  }
}

const present = (schedules: readonly Schedule[]): readonly Schedule[] =>
  schedules.filter(({ state }) => state !== 'removed')

function create(
  ground: ScheduleGround,
  fields: ScheduleFields,
  requested: ScheduleRequested,
): Decision<Schedule, ScheduleNo> {
  const no = refusalOf(ground, fields, ground.newId)
  if (no !== null) return no
  if (present(ground.known).length >= mostSchedules)
    return refuse('too-many-schedules', `A merchant may have ${mostSchedules} schedules.`, {
      most: mostSchedules,
    })
  return accept([
    {
      ...fields,
      id: ground.newId,
      state: 'active',
      nextRunAt: nextRun(fields.when, requested.at),
      lastRun: null,
      sync: { state: 'wanted', revision: 1, at: requested.at, reason: null },
      created: requested,
      changed: requested,
    },
  ])
}

type Edit = Extract<ScheduleChange, { kind: 'edit' }>

function edit(
  ground: ScheduleGround,
  known: Schedule,
  fields: Edit['fields'],
  requested: ScheduleRequested,
): Decision<Schedule, ScheduleNo> {
  const { name, task, when } = withFields(known, fields)
  return (
    refusalOf(ground, { name, task }, known.id) ?? accept([changed(known, { name, task, when }, requested)])
  )
}

function refusalOf(
  { known, channels }: ScheduleGround,
  { name, task }: Pick<ScheduleFields, 'name' | 'task'>,
  id: ScheduleId,
): Decision<never, ScheduleNo> | null {
  const plain = name.toLowerCase()
  if (present(known).some((other) => other.id !== id && other.name.toLowerCase() === plain))
    return refuse('schedule-name-taken', 'Another schedule has this name.', { name })
  const wanted = 'channels' in task ? (task.channels ?? []) : []
  const unknown = wanted.find((channel) => !channels.has(channel))
  return unknown === undefined
    ? null
    : refuse('unknown-channel', 'There is no such channel.', { channel: unknown })
}

function changed(
  known: Schedule,
  fields: Partial<Pick<Schedule, 'name' | 'task' | 'when' | 'state'>>,
  requested: ScheduleRequested,
): Schedule {
  const becomes = { ...known, ...fields }
  return {
    ...becomes,
    nextRunAt: becomes.state === 'active' ? nextRun(becomes.when, requested.at) : null,
    sync: { state: 'wanted', revision: known.sync.revision + 1, at: requested.at, reason: null },
    changed: requested,
  }
}
