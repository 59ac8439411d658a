import { Alert, Button } from '@mantine/core'
import { orderUpdate, type Order } from '@fluxori/contract/orders/orders'
import { IconLink, IconLock, IconPackageExport, IconSend } from '@tabler/icons-react'
import { useShortcuts, type Shortcut } from '../../../lib/keys/use-shortcuts.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { useOutbox } from '../../../lib/outbox/outbox.ts'
import { useMay, useMerchantId } from '../../../lib/session/session.ts'
import { useOrderAct } from '../act/use-order-act.ts'
import { canCancel, canReserve, canShip, linesToMap, reservedUnits } from '../order-facts.ts'
import classes from './order-next.module.css'
import { OrderShortage } from './order-shortage.tsx'
import { queuedActs } from '../act/queued-acts.ts'
import type { Asking } from '../act/use-order-question.ts'

const words = orderMessages

type OrderNextProps = Readonly<{ order: Order; question: Asking; hasKeys: boolean }>

/** What the order asks of a person, and doing it. Nothing is offered that the order or the role does not allow. */
export function OrderNext({ order, question, hasKeys }: OrderNextProps) {
  const may = useMay(orderUpdate)
  const merchantId = useMerchantId()
  const reserving = useOrderAct(order)
  const writes = useOutbox((outbox) => outbox.writes)
  const queued = queuedActs(writes, merchantId).filter(({ orderId }) => orderId === order.id)
  const free = may && queued.length === 0
  const acts = {
    map: free && linesToMap(order).length > 0,
    ship: free && canShip(order),
    allocate: free && canReserve(order),
    cancel: free && canCancel(order),
  }
  const reserve = () => void reserving.act({ kind: 'allocate' })
  useActKeys(acts, question, reserve, hasKeys)
  const actsWith = (anyFree: boolean) => (
    <Acts {...{ order, acts, question, reserve, anyFree }} reserving={reserving.pending} />
  )
  return (
    <section className={classes.next} aria-label={words.next.label}>
      <p className={classes.step}>{words.nextSteps[order.status]}</p>
      {queued.map(({ label }) => (
        <p key={label} className={classes.queued} role="status">
          <IconSend size={16} stroke={1.7} aria-hidden />
          {words.next.queued(label)}
        </p>
      ))}
      {canReserve(order) ? <OrderShortage order={order}>{actsWith}</OrderShortage> : actsWith(false)}
      {reserving.said !== null && (
        <Alert color="red" variant="light" role="alert">
          {reserving.said}
        </Alert>
      )}
    </section>
  )
}

type Allowed = Readonly<Record<'map' | 'ship' | 'allocate' | 'cancel', boolean>>

type ActsProps = Readonly<{
  order: Order
  acts: Allowed
  question: Asking
  reserve: () => void
  reserving: boolean
  /** Something of what is missing could be reserved now. */
  anyFree: boolean
}>

/** The most urgent is the one that stands out. */
function Acts({ order, acts, question, reserve, reserving, anyFree }: ActsProps) {
  if (!Object.values(acts).includes(true)) return null
  const first = acts.map ? 'map' : acts.allocate && anyFree ? 'allocate' : acts.ship ? 'ship' : null
  const look = (act: keyof Allowed) => (first === act ? {} : ({ variant: 'default' } as const))
  const [guess] = linesToMap(order)
  return (
    <div className={classes.acts}>
      {acts.map && (
        <Button
          {...look('map')}
          leftSection={<IconLink size={16} stroke={1.7} />}
          onClick={() => question.ask('map')}
        >
          {guess?.mapping === 'guessed' ? words.actions.mapConfirm : words.actions.map}
        </Button>
      )}
      {acts.ship && (
        <Button
          {...look('ship')}
          leftSection={<IconPackageExport size={16} stroke={1.7} />}
          aria-keyshortcuts="s"
          onClick={() => question.ask('ship')}
        >
          {words.actions.ship(reservedUnits(order))}
        </Button>
      )}
      {acts.allocate && (
        <Button
          {...look('allocate')}
          leftSection={<IconLock size={16} stroke={1.7} />}
          aria-keyshortcuts="r"
          loading={reserving}
          onClick={reserve}
        >
          {words.actions.allocate}
        </Button>
      )}
      {acts.cancel && (
        <Button variant="default" aria-keyshortcuts="c" onClick={() => question.ask('cancel')}>
          {words.actions.cancel}
        </Button>
      )}
    </div>
  )
}

function useActKeys(acts: Allowed, question: Asking, reserve: () => void, hasKeys: boolean) {
  const { keys } = words.actions
  const all: readonly (Shortcut & Readonly<{ may: boolean }>)[] = [
    { keys: 's', label: keys.ship, run: () => question.ask('ship'), may: acts.ship },
    { keys: 'r', label: keys.allocate, run: reserve, may: acts.allocate },
    { keys: 'c', label: keys.cancel, run: () => question.ask('cancel'), may: acts.cancel },
    { keys: 'e', label: keys.map, run: () => question.ask('map'), may: acts.map },
  ]
  useShortcuts(words.title, hasKeys ? all.filter(({ may }) => may) : [])
}
