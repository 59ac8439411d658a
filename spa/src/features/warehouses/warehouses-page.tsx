import { channels } from '@fluxori/contract/channels/channels'
import { warehouses, warehouseUpdate } from '@fluxori/contract/warehouses/warehouses'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useShortcuts } from '../../lib/keys/use-shortcuts.ts'
import { brokenOf, readable } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { messages } from '../../lib/messages.ts'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'
import { useQuery } from '../../lib/navigation/navigation.ts'
import { useMay, useMerchantId } from '../../lib/session/session.ts'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { Page } from '../../ui/page.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { WarehouseList } from './warehouse-list.tsx'

const words = warehouseMessages

const forms = () => import('./warehouse-form.tsx')
const CreateForm = lazy(async () => ({ default: (await forms()).CreateWarehouseForm }))
const EditForm = lazy(async () => ({ default: (await forms()).EditWarehouseForm }))

/** The places where stock is, and the order in which orders take it from them. */
export function WarehousesPage() {
  const ids = { merchant: useMerchantId() }
  const live = useLive(warehouses, ids)
  const connected = readable(foundOf(useLive(channels, ids)))
  const may = useMay(warehouseUpdate)
  const [query, change] = useQuery()
  const all = readable(foundOf(live))
  const wanted = may ? query.get('do') : null
  const edited = wanted === 'edit' ? all.find(({ id }) => id === query.get('id')) : undefined
  const add = () => change({ do: 'new', id: null })
  const close = () => change({ do: null, id: null })
  useShortcuts(words.title, may ? [{ keys: 'n', label: words.add, run: add }] : [])
  return (
    <Page
      title={words.title}
      documentTitle={messages.frame.pageTitle(words.title)}
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={add}>
            {words.add}
          </Button>
        )
      }
    >
      <LiveList
        live={live}
        empty={
          <StatePanel
            title={words.emptyTitle}
            text={may ? words.emptyText : words.emptyTextReader}
            {...(may ? { action: { label: words.add, onAct: add } } : {})}
          />
        }
      >
        {(rows) => (
          <>
            {all.length > 0 && (
              <WarehouseList
                warehouses={all}
                channels={connected}
                may={may}
                onEdit={(id) => change({ do: 'edit', id })}
              />
            )}
            {brokenOf(rows).map((row) => (
              <BrokenRow key={row.id} row={row} />
            ))}
          </>
        )}
      </LiveList>
      <Suspense>
        {wanted === 'new' && live.status === 'live' && (
          <CreateForm warehouses={all} channels={connected} onClose={close} />
        )}
        {edited !== undefined && (
          <EditForm key={edited.id} warehouse={edited} channels={connected} onClose={close} />
        )}
      </Suspense>
    </Page>
  )
}
