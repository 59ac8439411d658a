import type { Schedule } from '@fluxori/contract/schedules/schedules'
import { Button } from '@mantine/core'
import { IconClock, IconPlayerPause } from '@tabler/icons-react'
import { useAge } from '../../../lib/clock/use-age.ts'
import { useNow } from '../../../lib/clock/use-now.ts'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'
import { Age } from '../../../ui/age.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { dueWords, isLate, runWords, syncWords, taskWords, whenWords } from './schedule-words.ts'
import classes from './schedules.module.css'
import { useChangeSchedules } from './use-change-schedules.ts'

const words = scheduleMessages

type ScheduleRowProps = Readonly<{
  schedule: Schedule
  may: boolean
  channelName: (channelId: string) => string
  memberName: (uid: string) => string
  onEdit: () => void
}>

/** One schedule: what, when, how it went; and its changes, where a refusal is told too. */
export function ScheduleRow({ schedule, may, channelName, memberName, onEdit }: ScheduleRowProps) {
  const { pause, resume, remove, pending, said } = useChangeSchedules()
  const { name, state, task, when } = schedule
  const paused = state === 'paused'
  return (
    <li className={classes.row} data-schedule={schedule.id}>
      <div className={classes.about}>
        <p className={classes.head}>
          <span className={classes.name}>{name}</span>
          <StatusBadge
            tone={paused ? 'quiet' : 'action'}
            icon={paused ? IconPlayerPause : IconClock}
            label={paused ? words.states.paused : words.states.active}
          />
        </p>
        <p className={classes.detail}>{taskWords(task, channelName)}</p>
        <p className={classes.detail}>{whenWords(when)}</p>
        <Runs schedule={schedule} />
        <Changed schedule={schedule} memberName={memberName} />
      </div>
      {may && (
        <div className={classes.actions}>
          <Button variant="default" disabled={pending} aria-label={words.editOf(name)} onClick={onEdit}>
            {words.edit}
          </Button>
          <Button
            variant="default"
            disabled={pending}
            aria-label={paused ? words.resumeOf(name) : words.pauseOf(name)}
            onClick={() => void (paused ? resume(schedule) : pause(schedule))}
          >
            {paused ? words.resume : words.pause}
          </Button>
          <Button
            variant="default"
            disabled={pending}
            aria-label={words.removeOf(name)}
            onClick={() => void remove(schedule)}
          >
            {words.remove}
          </Button>
        </div>
      )}
      {said !== null && (
        <p className={classes.problem} role="alert">
          {said}
        </p>
      )}
    </li>
  )
}

function Runs({ schedule }: Readonly<{ schedule: Schedule }>) {
  const now = useNow()
  const age = useAge()
  const { nextRunAt, lastRun } = schedule
  const late = isLate(schedule, now)
  const trouble = syncWords(schedule, now)
  return (
    <>
      <dl className={classes.runs}>
        {nextRunAt !== null && !late && (
          <div>
            <dt>{words.next}</dt>
            <dd>{dueWords(nextRunAt, now)}</dd>
          </div>
        )}
        <div>
          <dt>{words.last}</dt>
          <dd data-bad={lastRun?.result === 'failed' ? true : undefined}>
            {runWords(schedule)}
            {lastRun !== null && (
              <>
                {' · '}
                <Age {...age(lastRun.finishedAt ?? lastRun.startedAt)} />
              </>
            )}
          </dd>
        </div>
      </dl>
      {late && nextRunAt !== null && (
        <p className={classes.warning}>{words.late(dueWords(nextRunAt, now))}</p>
      )}
      {trouble !== null && <p className={classes.warning}>{trouble}</p>}
    </>
  )
}

function Changed({
  schedule: { changed },
  memberName,
}: Readonly<{ schedule: Schedule; memberName: (uid: string) => string }>) {
  const age = useAge()
  return (
    <p className={classes.muted}>
      {words.changedBy(memberName(changed.by))} <Age {...age(changed.at)} />
    </p>
  )
}
