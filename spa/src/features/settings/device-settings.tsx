import { Button } from '@mantine/core'
import { IconDownload, IconKeyboard } from '@tabler/icons-react'
import { useInstall } from '../../lib/device/install.ts'
import { prefer, usePreferences } from '../../lib/device/preferences.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { useOutbox } from '../../lib/outbox/outbox.ts'
import { noticeDone } from '../../ui/notices.tsx'
import { Setting } from './setting.tsx'
import classes from './settings.module.css'

const words = settingsMessages.preferences

const showKeys = () =>
  dispatchEvent(new KeyboardEvent('keydown', { key: '?', shiftKey: true, code: 'Slash' }))

/** What Fluxori is and keeps on this device. */
export function DeviceSettings() {
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{words.device}</h2>
      <div className={classes.list}>
        <Install />
        <Setting label={words.keys} hint={words.keysHint}>
          <Button variant="default" leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={showKeys}>
            {words.keysAction}
          </Button>
        </Setting>
        <Kept />
      </div>
    </section>
  )
}

function Install() {
  const { offer, installed } = useInstall()
  const hint = installed ? words.installed : offer === null ? words.installElsewhere : words.installHint
  return (
    <Setting label={words.install} hint={hint}>
      {!installed && offer !== null && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.7} />}
          onClick={() => void offer()}
        >
          {words.installAction}
        </Button>
      )}
    </Setting>
  )
}

const countOf = (lists: Readonly<Record<string, readonly unknown[]>>): number =>
  Object.values(lists).reduce((sum, list) => sum + list.length, 0)

function Kept() {
  const { views, hiddenColumns } = usePreferences()
  const waiting = useOutbox((outbox) => outbox.writes.length)
  const [viewCount, columnCount] = [countOf(views), countOf(hiddenColumns)]
  const forgetViews = () => {
    prefer({ views: {} })
    noticeDone({ title: words.viewsForgotten(viewCount), undo: () => restored({ views }) })
  }
  const showColumns = () => {
    prefer({ hiddenColumns: {} })
    noticeDone({ title: words.columnsShown, undo: () => restored({ hiddenColumns }) })
  }
  return (
    <Setting label={words.kept} hint={words.keptHint}>
      <ul className={classes.kept}>
        <li>
          {words.views(viewCount)}
          {viewCount > 0 && (
            <Button variant="default" size="xs" onClick={forgetViews}>
              {words.forgetViews}
            </Button>
          )}
        </li>
        <li>
          {words.columns(columnCount)}
          {columnCount > 0 && (
            <Button variant="default" size="xs" onClick={showColumns}>
              {words.showColumns}
            </Button>
          )}
        </li>
        <li>{words.waiting(waiting)}</li>
      </ul>
    </Setting>
  )
}

/** Takes preferences up again; nothing of it leaves the device. */
function restored(before: Parameters<typeof prefer>[0]) {
  prefer(before)
  return Promise.resolve({ kind: 'done', answer: null } as const)
}
