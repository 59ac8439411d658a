import type { Order } from '@fluxori/contract/orders/orders'
import { IconArrowUp } from '@tabler/icons-react'
import { useState } from 'react'
import { orderBadges } from '../../business/orders/badges.ts'
import { paths } from '../../business/paths.ts'
import { useChannelNames } from '../../business/channels/use-channel-names.ts'
import { serverNow } from '../../lib/clock/server-clock.ts'
import { useAge } from '../../lib/clock/use-age.ts'
import { formatAmount } from '../../lib/format/format.ts'
import type { LiveRow } from '../../lib/live/row.ts'
import type { Live } from '../../lib/live/use-live.ts'
import { units } from '../../lib/messages/count.ts'
import { orderStatusMessages } from '../../lib/messages/order-statuses.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { Age } from '../../ui/age.tsx'
import { LiveItem } from '../../ui/live-item.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { LiveRegion } from '../../ui/live-region.tsx'
import { QuietButton } from '../../ui/quiet-button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useTint } from '../../ui/use-change-motion.ts'
import { useFlip } from '../../ui/use-flip.ts'
import { Block, broken, Coming, Failed } from './block.tsx'
import classes from './order-feed.module.css'
import rows from './rows.module.css'
import { useArrivalsText, useHold } from './use-feed.ts'

const words = todayMessages.feed

/** What the feed listens to. */
export const newestOrders = { orderBy: ['placedAt', 'desc'], limit: 10 } as const

type LiveOrders = Live<readonly LiveRow<Order>[]>

/** The newest orders as they come. Nothing moves while a pointer or the focus is on it. */
export function OrderFeed({ live }: { live: LiveOrders }) {
  const [openedAt] = useState(() => new Date(serverNow()).toISOString())
  const { shown, waiting, holding, release } = useHold(live.status === 'live' ? live.found : null)
  const spoken = useArrivalsText(live.status === 'live' ? live.found : null, words.arrived)
  const list = useFlip<HTMLUListElement>()
  const channelName = useChannelNames()
  return (
    <Block
      title={words.title}
      more={{ label: words.all, to: paths.orders }}
      watched={holding}
      tools={
        waiting > 0 && (
          <QuietButton floating onClick={release}>
            <IconArrowUp size={14} aria-hidden />
            {words.waiting(waiting)}
          </QuietButton>
        )
      }
    >
      <LiveRegion text={spoken} />
      <LiveList live={live} loading={<Coming rows={10} height={48} />} failed={<Failed />}>
        {() => null}
      </LiveList>
      <ul ref={list} className={rows.rows} aria-label={words.label}>
        {shown.map((row) => (
          <li key={row.id}>
            <LiveItem row={row} broken={broken}>
              {(order) => (
                <FeedOrder
                  order={order}
                  channel={channelName(order.channelId)}
                  fresh={order.receivedAt > openedAt}
                />
              )}
            </LiveItem>
          </li>
        ))}
      </ul>
    </Block>
  )
}

type FeedOrderProps = Readonly<{ order: Order; channel: string; fresh: boolean }>

function FeedOrder({ order, channel, fresh }: FeedOrderProps) {
  const age = useAge()
  const tinted = useTint<HTMLDivElement>(order.updatedAt, fresh)
  return (
    <div ref={tinted}>
      <Link href={paths.order(order.id)} className={classes.order}>
        <span className={classes.number}>{order.number}</span>
        <span className={classes.from}>
          {channel} · {units(order.units)}
        </span>
        <span className={classes.status}>
          <StatusBadge {...orderBadges[order.status]} label={orderStatusMessages[order.status]} />
        </span>
        <span className={classes.total}>{formatAmount(order.totalCents, order.currency)}</span>
        <span className={classes.when}>
          <Age {...age(order.placedAt)} />
        </span>
      </Link>
    </div>
  )
}
