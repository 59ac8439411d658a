import { Button, NativeSelect, TextInput } from '@mantine/core'
import { OrderStatus } from '@fluxori/contract/orders/orders'
import { IconFilter } from '@tabler/icons-react'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Chips } from '../../../ui/chips.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import {
  areDaysWrong,
  furtherFilters,
  isFiltered,
  whens,
  type OrderFilters,
  type StatusFilter,
} from './filters.ts'
import classes from './order-filters.module.css'
import type { Names } from '../use-names.ts'

const words = orderMessages.filters

const statuses = [
  { value: 'all', label: words.all },
  { value: 'open', label: words.open },
  { value: 'sold', label: words.sold },
  ...OrderStatus.options.map((status) => ({ value: status, label: orderMessages.statuses[status] })),
] satisfies readonly { value: StatusFilter; label: string }[]

type OrderFiltersBarProps = Readonly<{
  filters: OrderFilters
  channels: Names
  today: string
  onFilter: (change: Partial<OrderFilters>) => void
  onClear: () => void
  /** How many orders are like that. */
  count: ReactNode
}>

/** What is shown of the orders: search and status always, the rest behind one button on a phone. */
export function OrderFiltersBar(props: OrderFiltersBarProps) {
  const { filters, channels, today, onFilter, onClear, count } = props
  const further = furtherFilters(filters)
  const [open, setOpen] = useState(further > 0)
  const newest = useRef(onFilter)
  newest.current = onFilter
  const search = useCallback((text: string) => newest.current({ text }), [])
  return (
    <div className={classes.bar}>
      <div className={classes.first}>
        <SearchField
          label={words.search}
          clearLabel={words.clearSearch}
          value={filters.text}
          onSearch={search}
        />
        <Button
          className={classes.toggle ?? ''}
          variant="default"
          leftSection={<IconFilter size={16} stroke={1.7} />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {words.more(further)}
        </Button>
      </div>
      <div className={classes.further} data-open={open}>
        <Further {...{ filters, channels, today, onFilter }} />
        {isFiltered(filters) && (
          <Button variant="subtle" onClick={onClear}>
            {words.clear}
          </Button>
        )}
      </div>
      <div className={classes.statuses}>
        <Chips
          label={words.status}
          options={statuses}
          value={filters.status}
          onChange={(status) => onFilter({ status })}
        />
        {count}
      </div>
    </div>
  )
}

function Further({ filters, channels, today, onFilter }: Omit<OrderFiltersBarProps, 'onClear' | 'count'>) {
  const { channel, payment, when, from, to } = filters
  const isUnknown = channel !== null && channels.all.every(([id]) => id !== channel)
  return (
    <>
      <NativeSelect
        className={classes.select ?? ''}
        aria-label={words.when}
        data={whens.map((value) => ({ value, label: words.whens[value] }))}
        value={when}
        onChange={(event) => {
          const chosen = whens.find((value) => value === event.currentTarget.value) ?? 'any'
          onFilter(chosen === 'days' ? { when: chosen, from: today, to: today } : { when: chosen })
        }}
      />
      {when === 'days' && (
        <>
          <TextInput
            className={classes.day ?? ''}
            type="date"
            aria-label={words.from}
            title={words.from}
            max={today}
            value={from ?? ''}
            error={areDaysWrong(filters) ? words.daysWrong : null}
            onChange={(event) => onFilter({ from: event.currentTarget.value })}
          />
          <TextInput
            className={classes.day ?? ''}
            type="date"
            aria-label={words.to}
            title={words.to}
            max={today}
            value={to ?? ''}
            onChange={(event) => onFilter({ to: event.currentTarget.value })}
          />
        </>
      )}
      <NativeSelect
        className={classes.select ?? ''}
        aria-label={words.channel}
        data={[
          { value: '', label: words.anyChannel },
          ...channels.all.map(([value, label]) => ({ value, label })),
          ...(isUnknown ? [{ value: channel, label: channel }] : []),
        ]}
        value={channel ?? ''}
        onChange={(event) => onFilter({ channel: event.currentTarget.value || null })}
      />
      <NativeSelect
        className={classes.select ?? ''}
        aria-label={words.payment}
        data={[
          { value: '', label: words.anyPayment },
          { value: 'paid', label: orderMessages.detail.payments.paid },
          { value: 'unpaid', label: orderMessages.detail.payments.unpaid },
        ]}
        value={payment ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          onFilter({ payment: value === 'paid' || value === 'unpaid' ? value : null })
        }}
      />
    </>
  )
}
