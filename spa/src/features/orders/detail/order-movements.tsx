import { Skeleton } from '@mantine/core'
import type { Actor } from '@fluxori/contract/kernel'
import { levelStates, movements, type Movement, type MovementEntry } from '@fluxori/contract/stock/stock'
import { useState } from 'react'
import { paths } from '../../../business/paths.ts'
import { useAge } from '../../../lib/clock/use-age.ts'
import { useLive } from '../../../lib/live/use-live.ts'
import { messages } from '../../../lib/messages.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { Age } from '../../../ui/age.tsx'
import { LiveItem } from '../../../ui/live-item.tsx'
import { LiveList } from '../../../ui/live-list.tsx'
import classes from './order-movements.module.css'
import type { Names } from '../use-names.ts'

const words = orderMessages.detail
const mostMovements = 50

type OrderMovementsProps = Readonly<{
  orderId: string
  warehouses: Names
  actorName: (actor: Actor) => string
}>

/** What the order did to stock. Read only when somebody wants to know. */
export function OrderMovements({ orderId, ...names }: OrderMovementsProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className={classes.moved} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.moved}</summary>
      {open && <Moved orderId={orderId} {...names} />}
    </details>
  )
}

function Moved({ orderId, ...names }: OrderMovementsProps) {
  const live = useLive(
    movements,
    { merchant: useMerchantId() },
    { where: [['cause.reference', '==', orderId]], limit: mostMovements },
  )
  const { frame } = messages
  return (
    <LiveList
      live={live}
      loading={<Skeleton height={40} role="status" aria-label={frame.loading} />}
      failed={<p className={classes.dim}>{frame.failedText}</p>}
      empty={<p className={classes.dim}>{words.movedNothing}</p>}
    >
      {(rows) => (
        <>
          <ol className={classes.list}>
            {rows.map((row) => (
              <li key={row.id}>
                <LiveItem row={row}>{(movement) => <OneMovement movement={movement} {...names} />}</LiveItem>
              </li>
            ))}
          </ol>
          {rows.length === mostMovements && <p className={classes.dim}>{words.movedMost(mostMovements)}</p>}
        </>
      )}
    </LiveList>
  )
}

type OneMovementProps = Omit<OrderMovementsProps, 'orderId'> & Readonly<{ movement: Movement }>

function OneMovement({ movement, warehouses, actorName }: OneMovementProps) {
  const age = useAge()
  return (
    <>
      <p>
        {words.movementKinds[movement.kind]}
        <span className={classes.dim}>
          {' · '}
          {actorName(movement.actor)} · <Age {...age(movement.at)} />
        </span>
      </p>
      <ul>
        {movement.entries.map((entry) => (
          <li key={`${entry.warehouse} ${entry.sku}`}>
            <Link href={paths.stockOf(entry.sku)}>{entry.sku}</Link>
            <span className={classes.dim}>{warehouses.of(entry.warehouse)}</span>
            <span className={classes.delta}>{deltaText(entry.delta)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Every level that changed, and by how much. */
const deltaText = (delta: MovementEntry['delta']): string =>
  levelStates
    .flatMap((state) => {
      const by = delta[state]
      return by === undefined || by === 0 ? [] : [words.deltas[state](by)]
    })
    .join(', ')
