import { channels } from '@fluxori/contract/channels/channels'
import { schedules, scheduleUpdate } from '@fluxori/contract/schedules/schedules'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useActorNames } from '../../../business/people/use-actor-names.ts'
import { useShortcuts } from '../../../lib/keys/use-shortcuts.ts'
import { brokenOf, readable } from '../../../lib/live/row.ts'
import { foundOf, useLive } from '../../../lib/live/use-live.ts'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { useMay, useMerchantId } from '../../../lib/session/session.ts'
import { BrokenRow } from '../../../ui/broken-row.tsx'
import { LiveList } from '../../../ui/live-list.tsx'
import { StatePanel } from '../../../ui/state-panel.tsx'
import { SalesReports } from './sales-reports.tsx'
import { ScheduleRow } from './schedule-row.tsx'
import classes from './schedules.module.css'

const words = scheduleMessages

const ScheduleForm = lazy(async () => ({ default: (await import('./schedule-form.tsx')).ScheduleForm }))

/** What Fluxori does for the merchant at set times. Owners and managers change it, everybody may know it. */
export function SchedulesSection() {
  const merchant = useMerchantId()
  const live = useLive(schedules, { merchant }, { where: [['state', 'in', ['active', 'paused']]] })
  const shops = readable(foundOf(useLive(channels, { merchant })))
  const actorName = useActorNames()
  const may = useMay(scheduleUpdate)
  const [query, change] = useQuery()
  const create = () => change({ do: 'create' })
  useShortcuts(words.title, may ? [{ keys: 'n', label: words.create, run: create }] : [])
  const rows = foundOf(live)
  const found = readable(rows).toSorted((a, b) => a.name.localeCompare(b.name, 'en-ZA'))
  const channelName = (id: string) => shops.find((shop) => shop.id === id)?.name ?? id
  const edited = found.find(({ id }) => query.get('do') === 'edit' && id === query.get('schedule')) ?? null
  const close = () => change({ do: null, schedule: null })
  return (
    <LiveList live={live}>
      {() => (
        <>
          <div className={classes.top}>
            <p className={classes.text}>{may ? words.text : `${words.text} ${words.readOnly}`}</p>
            {may && (
              <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={create}>
                {words.create}
              </Button>
            )}
          </div>
          {rows.length === 0 ? (
            <StatePanel title={words.emptyTitle} text={words.emptyText} />
          ) : (
            <ul className={classes.list} aria-label={words.listLabel}>
              {found.map((schedule) => (
                <ScheduleRow
                  key={schedule.id}
                  schedule={schedule}
                  may={may}
                  channelName={channelName}
                  memberName={(uid) => actorName({ kind: 'member', uid })}
                  onEdit={() => change({ do: 'edit', schedule: schedule.id })}
                />
              ))}
              {brokenOf(rows).map((row) => (
                <li key={row.id} className={classes.row}>
                  <BrokenRow row={row} />
                </li>
              ))}
            </ul>
          )}
          <SalesReports channelName={channelName} />
          <Suspense>
            {may && (query.get('do') === 'create' || edited !== null) && (
              <ScheduleForm key={edited?.id ?? 'new'} schedule={edited} channels={shops} onClose={close} />
            )}
          </Suspense>
        </>
      )}
    </LiveList>
  )
}
