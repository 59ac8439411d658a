import { Button, CloseButton, Text, TextInput } from '@mantine/core'
import { stockUpdate } from '@fluxori/contract/stock'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { messages } from '../../lib/messages.ts'
import { useMay } from '../../lib/session.ts'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { AdjustStockForm } from './adjust-stock-form.tsx'
import classes from './stock-page.module.css'
import { matches } from './stock-row.ts'
import { StockTable } from './stock-table.tsx'
import { useStockRows } from './use-stock-rows.ts'

const words = messages.stock
const pageSize = 500

/** The search lives in the address, so that it can be kept, sent and linked to. */
function useSearch() {
  const [params, setParams] = useSearchParams()
  const setText = (text: string) => setParams(text === '' ? {} : { q: text }, { replace: true })
  return { text: params.get('q') ?? '', setText }
}

export function StockPage() {
  const { text, setText } = useSearch()
  const search = (
    <TextInput
      className={classes.search ?? ''}
      aria-label={words.search}
      placeholder={words.search}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      rightSection={text !== '' && <CloseButton aria-label={words.clearSearch} onClick={() => setText('')} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
  return (
    <Page title={words.title} documentTitle={messages.frame.pageTitle(words.title)} filters={search}>
      <LiveStock text={useDeferredValue(text.trim())} onShowAll={() => setText('')} />
    </Page>
  )
}

function LiveStock({ text, onShowAll }: { text: string; onShowAll: () => void }) {
  const [size, setSize] = useState(pageSize)
  const [adjusting, setAdjusting] = useState<string | null>(null)
  const may = useMay(stockUpdate)
  const { status, rows, broken, warehouses, mayBeMore } = useStockRows(size)
  const retry = { label: messages.frame.retry, onAct: () => location.reload() }

  if (status === 'failed') {
    return (
      <StatePanel
        tone="bad"
        title={messages.frame.failedTitle}
        text={messages.frame.failedText}
        action={retry}
      />
    )
  }
  if (status === 'loading') return <ListSkeleton label={messages.frame.loading} />
  if (rows.length + broken.length === 0) return <StatePanel title={words.emptyTitle} text={words.emptyText} />
  const shown = text === '' ? rows : rows.filter((row) => matches(row, text))
  const chosen = rows.find(({ stock }) => stock.sku === adjusting)
  return (
    <>
      {broken.length > 0 && (
        <div className={classes.broken}>
          {broken.map(({ id, broken: reason }) => (
            <BrokenRow
              key={id}
              title={messages.frame.brokenRow}
              hint={messages.frame.brokenRowHint(id, reason)}
            />
          ))}
        </div>
      )}
      {text !== '' && shown.length === 0 && (
        <StatePanel
          title={words.nothingFoundTitle(text)}
          text={words.nothingFoundText}
          action={{ label: words.nothingFoundAction, onAct: onShowAll }}
        />
      )}
      {shown.length > 0 && <StockTable rows={shown} onAdjust={may ? setAdjusting : null} />}
      {mayBeMore && (
        <div className={classes.more}>
          {text !== '' && <Text c="dimmed">{words.searchedSome(rows.length)}</Text>}
          <Button variant="default" onClick={() => setSize(size + pageSize)}>
            {messages.frame.loadMore(pageSize)}
          </Button>
        </div>
      )}
      {chosen !== undefined && warehouses.length > 0 && (
        <AdjustStockForm row={chosen} warehouses={warehouses} onClose={() => setAdjusting(null)} />
      )}
    </>
  )
}
