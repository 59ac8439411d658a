import {
  IconClockExclamation,
  IconDeviceFloppy,
  IconSparkles,
  IconWifiOff,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useServerClock } from '../lib/clock/server-clock.ts'
import { useConnection } from '../lib/device/connection.ts'
import { useNewVersion } from '../lib/device/service-worker.ts'
import { useDeviceStorage } from '../lib/device/storage.ts'
import { messages } from '../lib/messages.ts'
import { QuietButton } from '../ui/quiet-button.tsx'
import classes from './frame.module.css'

const words = messages.frame

function Bar({ icon: IconOf, children }: { icon: Icon; children: ReactNode }) {
  return (
    <div className={classes.notice} role="status">
      <IconOf size={18} stroke={1.7} aria-hidden />
      {children}
    </div>
  )
}

/** What is wrong around the screen, for as long as it is: no connection, a wrong clock, a full device, an old version. */
export function Bars() {
  const online = useConnection((connection) => connection.online)
  const { offsetMs } = useServerClock()
  const { full } = useDeviceStorage()
  const { ready, load } = useNewVersion()
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  return (
    <>
      {!online && <Bar icon={IconWifiOff}>{words.offlineBar}</Bar>}
      {minutes > 0 && <Bar icon={IconClockExclamation}>{words.clockWrong(minutes, offsetMs < 0)}</Bar>}
      {full && <Bar icon={IconDeviceFloppy}>{words.storageFull}</Bar>}
      {ready && (
        <Bar icon={IconSparkles}>
          {words.newVersion}
          <QuietButton onClick={load}>{words.newVersionAction}</QuietButton>
        </Bar>
      )}
    </>
  )
}
