import type { CaseKind } from '@fluxori/contract/engine/cases'
import {
  IconAlertTriangle,
  IconArrowsDiff,
  IconBan,
  IconCalculatorOff,
  IconCircleX,
  IconMailX,
  IconPackageOff,
  IconPlugConnectedX,
  IconQuestionMark,
  IconTruckReturn,
  type Icon,
} from '@tabler/icons-react'

/** How a kind of case looks wherever it is told. `bad`: a buyer or money is at stake now. */
export const caseBadges: Readonly<Record<CaseKind, Readonly<{ tone: 'bad' | 'warn'; icon: Icon }>>> = {
  oversold: { tone: 'bad', icon: IconAlertTriangle },
  unmapped: { tone: 'warn', icon: IconQuestionMark },
  'cancelled-after-shipping': { tone: 'bad', icon: IconTruckReturn },
  'shipped-without-stock': { tone: 'warn', icon: IconPackageOff },
  'command-failed': { tone: 'bad', icon: IconCircleX },
  'unreadable-message': { tone: 'warn', icon: IconMailX },
  'channel-down': { tone: 'bad', icon: IconPlugConnectedX },
  'listing-rejected': { tone: 'warn', icon: IconBan },
  drift: { tone: 'warn', icon: IconArrowsDiff },
  'invariant-broken': { tone: 'bad', icon: IconCalculatorOff },
}
