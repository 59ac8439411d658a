import { paths } from '../../../business/paths.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { StatePanel } from '../../../ui/state-panel.tsx'

const words = orderMessages

type NoOrdersProps = Readonly<{ filtered: boolean; offline: boolean; onClear: () => void }>

/** Stands where orders would: none match, none are remembered, or there are none yet. */
export function NoOrders({ filtered, offline, onClear }: NoOrdersProps) {
  if (offline) return <StatePanel title={words.offlineTitle} text={words.offlineText} />
  if (filtered) {
    return (
      <StatePanel
        title={words.emptyFilterTitle}
        text={words.emptyFilterText}
        action={{ label: words.emptyFilterAction, onAct: onClear }}
      />
    )
  }
  return (
    <StatePanel
      title={words.emptyTitle}
      text={words.emptyText}
      action={{ label: words.emptyAction, to: paths.channels }}
    />
  )
}
