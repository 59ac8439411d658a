import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockHour4,
  IconPlayerPause,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react'
import type { ChannelState } from './state.ts'

/** How the state of a connection looks wherever it is shown. */
export const channelBadges: Readonly<
  Record<ChannelState, Readonly<{ tone: 'good' | 'quiet' | 'warn' | 'bad'; icon: Icon }>>
> = {
  working: { tone: 'good', icon: IconCircleCheck },
  paused: { tone: 'quiet', icon: IconPlayerPause },
  waiting: { tone: 'warn', icon: IconRefresh },
  trouble: { tone: 'bad', icon: IconAlertTriangle },
  stale: { tone: 'warn', icon: IconClockHour4 },
}
