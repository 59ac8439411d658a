import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { Button } from '@mantine/core'
import { IconArrowsExchange, IconClipboardCheck, IconPackageImport, IconPlusMinus } from '@tabler/icons-react'
import { paths } from '../../../business/paths.ts'
import { formatCount } from '../../../lib/format/format.ts'
import { useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { Link, useQuery } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { BrokenRow } from '../../../ui/broken-row.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { LiveDetail } from '../../../ui/live-detail.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { StatePanel } from '../../../ui/state-panel.tsx'
import { Marks } from '../marks.tsx'
import { detailAddress, type ChangeKind } from '../stock-address.ts'
import { History } from './history.tsx'
import { KitHistory } from './kit-history.tsx'
import { KitWhy } from './kit-why.tsx'
import { ShownByChannels } from './shown-by-channels.tsx'
import classes from './stock-detail.module.css'
import { Why } from './why.tsx'

const words = stockMessages

type StockDetailProps = Readonly<{
  sku: string
  warehouses: readonly Warehouse[]
  /** Opens a form; null when the person may only look. */
  onChange: ((kind: ChangeKind, skus: readonly string[]) => void) | null
  onClose: () => void
}>

/** One SKU: what can be sold and why, what each channel shows, and what happened to it. */
export function StockDetail({ sku, warehouses, onChange, onClose }: StockDetailProps) {
  const live = useLiveDocument(stock, { merchant: useMerchantId(), sku })
  const value = valueOf(live)
  const title = value === null || value.title === '' ? sku : value.title
  return (
    <Panel
      title={title}
      back={words.detail.back}
      onClose={onClose}
      marks={value === null ? undefined : <Marks stock={value} />}
    >
      <LiveDetail
        live={live}
        missing={
          <StatePanel
            title={words.detail.missingTitle}
            text={words.detail.missingText}
            action={{ label: words.detail.back, onAct: onClose }}
          />
        }
        broken={(row) => (
          <div className={classes.broken}>
            <BrokenRow row={row} />
          </div>
        )}
      >
        {(known) => <Known stock={known} warehouses={warehouses} onChange={onChange} />}
      </LiveDetail>
    </Panel>
  )
}

type KnownProps = Pick<StockDetailProps, 'warehouses' | 'onChange'> & Readonly<{ stock: Stock }>

function Known({ stock: value, warehouses, onChange }: KnownProps) {
  const [query] = useQuery()
  return (
    <>
      <div className={classes.summary}>
        <p className={classes.available} data-figure="available">
          <strong>
            <Figure text={formatCount(value.available)} />
          </strong>{' '}
          {words.detail.available}
        </p>
        <p className={classes.links}>
          <span>{value.sku}</span>
          <Link href={paths.product(value.sku)}>{words.detail.product}</Link>
          {value.kits.length > 0 && (
            <span>
              {words.detail.partOf}{' '}
              {value.kits.map((kit) => (
                <Link key={kit} href={detailAddress(kit, query)} aria-label={words.detail.openKit(kit)}>
                  {kit}
                </Link>
              ))}
            </span>
          )}
        </p>
        {onChange !== null && !value.isKit && <Changes sku={value.sku} onChange={onChange} />}
      </div>
      {value.isKit ? <KitWhy stock={value} /> : <Why stock={value} warehouses={warehouses} />}
      <ShownByChannels sku={value.sku} />
      {value.isKit ? <KitHistory sku={value.sku} /> : <History stock={value} warehouses={warehouses} />}
    </>
  )
}

const changes = [
  ['adjust', words.actions.adjust, IconPlusMinus],
  ['receive', words.actions.receiveShort, IconPackageImport],
  ['transfer', words.actions.transfer, IconArrowsExchange],
  ['count', words.actions.count, IconClipboardCheck],
] as const

function Changes({ sku, onChange }: { sku: string; onChange: NonNullable<StockDetailProps['onChange']> }) {
  return (
    <div className={classes.changes}>
      {changes.map(([kind, label, Icon]) => (
        <Button
          key={kind}
          variant="default"
          leftSection={<Icon size={18} stroke={1.7} />}
          onClick={() => onChange(kind, [sku])}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
