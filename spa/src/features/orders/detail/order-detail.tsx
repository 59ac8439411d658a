import { orders } from '@fluxori/contract/orders/orders'
import { useLiveDocument } from '../../../lib/live/use-live.ts'
import { messages } from '../../../lib/messages.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { BrokenRow } from '../../../ui/broken-row.tsx'
import { ListSkeleton } from '../../../ui/list-skeleton.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { StatePanel } from '../../../ui/state-panel.tsx'
import { OrderPanel } from './order-panel.tsx'

const words = orderMessages.detail

export type OrderDetailProps = Readonly<{
  orderId: string
  onClose: () => void
  /** The keys act on this order, not on those that are chosen in the list. */
  hasKeys: boolean
}>

/** One order by its id: what it is, or why it cannot be shown. */
export function OrderDetail({ orderId, onClose, hasKeys }: OrderDetailProps) {
  const live = useLiveDocument(orders, { merchant: useMerchantId(), order: orderId })
  const { frame } = messages
  if (live.status === 'live' && live.found !== null && 'value' in live.found) {
    return <OrderPanel order={live.found.value} onClose={onClose} hasKeys={hasKeys} />
  }
  const back = { label: words.back, onAct: onClose }
  const [, number = orderId] = orderId.split(':')
  return (
    <Panel title={number} back={words.back} onClose={onClose}>
      {live.status === 'loading' ? (
        <ListSkeleton label={frame.loading} />
      ) : live.status === 'failed' ? (
        <StatePanel tone="bad" title={frame.failedTitle} text={frame.failedText} action={back} />
      ) : live.found === null ? (
        <StatePanel
          title={words.missingTitle}
          text={live.fromCache ? words.missingOffline : words.missingText}
          action={back}
        />
      ) : (
        <Broken id={live.found.id} reason={'broken' in live.found ? live.found.broken : ''} />
      )}
    </Panel>
  )
}

const Broken = ({ id, reason }: { id: string; reason: string }) => (
  <div style={{ padding: 16 }}>
    <BrokenRow title={messages.frame.brokenRow} hint={messages.frame.brokenRowHint(id, reason)} />
  </div>
)
