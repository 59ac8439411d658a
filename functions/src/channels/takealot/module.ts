import type { ChannelModule } from '../../domain/channels/channel-port.ts'
import { openTakealot } from './takealot.ts'

export const takealot: ChannelModule<'takealot'> = {
  kind: 'takealot',
  open: openTakealot,
  /** No filter by change at all: a sale's status is seen only by reading its day again, so 48 hours. */
  pollOverlapMs: 48 * 3_600_000,
}
