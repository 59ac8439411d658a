import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.css'
import '@mantine/core/styles/Notification.css'
import { useEffect } from 'react'
import { startServiceWorker } from '../lib/device/service-worker.ts'
import { OutboxNotices } from './outbox-notices.tsx'
import { Palette } from './palette.tsx'
import { ShortcutsHelp } from './shortcuts-help.tsx'

/** What a screen can do without for its first moment. */
export function Extras() {
  useEffect(() => void startServiceWorker(), [])
  return (
    <>
      <Notifications position="bottom-left" limit={3} containerWidth={380} />
      <OutboxNotices />
      <Palette />
      <ShortcutsHelp />
    </>
  )
}
