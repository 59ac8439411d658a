import { orders } from '@fluxori/contract/orders/orders'
import { useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { BrokenRow } from '../../../ui/broken-row.tsx'
import { LiveDetail } from '../../../ui/live-detail.tsx'
import { LoadFailed } from '../../../ui/load-failed.tsx'
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
  const order = valueOf(live)
  if (order !== null) return <OrderPanel order={order} onClose={onClose} hasKeys={hasKeys} />
  const back = { label: words.back, onAct: onClose }
  const [, number = orderId] = orderId.split(':')
  const isRemembered = live.status === 'live' && live.fromCache
  return (
    <Panel title={number} back={words.back} onClose={onClose}>
      <LiveDetail
        live={live}
        failed={<LoadFailed action={back} />}
        missing={
          <StatePanel
            title={words.missingTitle}
            text={isRemembered ? words.missingOffline : words.missingText}
            action={back}
          />
        }
        broken={(row) => (
          <div style={{ padding: 16 }}>
            <BrokenRow row={row} />
          </div>
        )}
      >
        {() => null}
      </LiveDetail>
    </Panel>
  )
}
