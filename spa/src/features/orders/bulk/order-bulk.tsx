import { Button } from '@mantine/core'
import { orderUpdate, type Order } from '@fluxori/contract/orders/orders'
import { IconDownload, IconLock, IconPackageExport } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useShortcuts, type Shortcut } from '../../../lib/keys/use-shortcuts.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { useOutbox } from '../../../lib/outbox/outbox.ts'
import { useMay, useMerchantId } from '../../../lib/session/session.ts'
import { BulkBar } from '../../../ui/list-tools.tsx'
import { bulkKinds, planOf, type BulkKind, type BulkPlan } from './bulk-plan.ts'
import { exportOrders } from '../list/order-tools.tsx'
import { queuedActs } from '../act/queued-acts.ts'
import { isRunning, startBulk, useBulkRun } from './run-bulk.ts'
import type { Names } from '../use-names.ts'

const words = orderMessages.bulk
const keyWords = orderMessages.actions

const loadDialog = () => import('./bulk-dialog.tsx')
const loadCard = () => import('./bulk-run-card.tsx')
const BulkDialog = lazy(async () => ({ default: (await loadDialog()).BulkDialog }))
const BulkRunCard = lazy(async () => ({ default: (await loadCard()).BulkRunCard }))

const keys: Readonly<Record<BulkKind, string>> = { ship: 's', allocate: 'r', cancel: 'c' }

type OrderBulkProps = Readonly<{
  chosen: readonly Order[]
  channels: Names
  onClear: () => void
  /** `Esc` is free to choose none. */
  escapes: boolean
}>

/** What can be done with the orders that are chosen, and how it goes. */
export function OrderBulk({ chosen, channels, onClear, escapes }: OrderBulkProps) {
  const may = useMay(orderUpdate)
  const merchantId = useMerchantId()
  const [asked, setAsked] = useState<BulkKind | null>(null)
  const run = useBulkRun((bulk) => (bulk.run?.merchantId === merchantId ? bulk.run : null))
  const busy = isRunning(run)
  const plans = usePlans(chosen)
  const offered = may && !busy ? bulkKinds.filter((kind) => plans[kind].orders.length > 0) : []

  const anyChosen = chosen.length > 0
  // Loaded as soon as somebody chooses, so that they are there offline too.
  useEffect(() => {
    if (anyChosen) void Promise.all([loadDialog(), loadCard()]).catch(() => undefined)
  }, [anyChosen])
  const start = (kind: BulkKind, reason = '') => {
    setAsked(null)
    startBulk(merchantId, kind, plans[kind], reason)
    onClear()
  }
  /** Reserving takes nothing from anybody; the others cannot be undone. */
  const ask = (kind: BulkKind) => (kind === 'allocate' ? start(kind) : setAsked(kind))
  useBulkKeys(anyChosen, offered, ask, escapes ? onClear : null)

  return (
    <>
      {run === null || (run.state === 'ended' && chosen.length > 0) ? null : (
        <Suspense>
          <BulkRunCard run={run} />
        </Suspense>
      )}
      {!busy && (
        <BulkBar count={chosen.length} onClear={onClear}>
          {offered.map((kind) => (
            <Button
              key={kind}
              size="xs"
              {...(kind === 'ship' ? {} : { variant: 'default' })}
              leftSection={icons[kind]}
              aria-keyshortcuts={keys[kind]}
              onClick={() => ask(kind)}
            >
              {words[kind](plans[kind].orders.length)}
            </Button>
          ))}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.7} />}
            onClick={() => void exportOrders(chosen, channels)}
          >
            {words.export(chosen.length)}
          </Button>
        </BulkBar>
      )}
      {asked !== null && asked !== 'allocate' && (
        <Suspense>
          <BulkDialog
            kind={asked}
            plan={plans[asked]}
            onClose={() => setAsked(null)}
            onStart={(reason) => start(asked, reason)}
          />
        </Suspense>
      )}
    </>
  )
}

const icons: Readonly<Record<BulkKind, ReactNode>> = {
  ship: <IconPackageExport size={16} stroke={1.7} />,
  allocate: <IconLock size={16} stroke={1.7} />,
  cancel: null,
}

function usePlans(chosen: readonly Order[]): Readonly<Record<BulkKind, BulkPlan>> {
  const merchantId = useMerchantId()
  const writes = useOutbox((outbox) => outbox.writes)
  return useMemo(() => {
    const queued = new Set(queuedActs(writes, merchantId).map(({ orderId }) => orderId))
    return {
      ship: planOf('ship', chosen, queued),
      cancel: planOf('cancel', chosen, queued),
      allocate: planOf('allocate', chosen, queued),
    }
  }, [chosen, writes, merchantId])
}

function useBulkKeys(
  anyChosen: boolean,
  offered: readonly BulkKind[],
  ask: (kind: BulkKind) => void,
  escape: (() => void) | null,
) {
  const acts = offered.map((kind) => ({ keys: keys[kind], label: keyWords.keys[kind], run: () => ask(kind) }))
  const away: readonly Shortcut[] =
    anyChosen && escape !== null ? [{ keys: 'Escape', label: keyWords.clearChosen, run: escape }] : []
  useShortcuts(orderMessages.title, [...acts, ...away])
}
