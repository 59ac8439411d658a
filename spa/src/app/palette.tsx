import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import '@mantine/core/styles/ScrollArea.css'
import { Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { orders } from '@fluxori/contract/orders/orders'
import { stock } from '@fluxori/contract/stock/stock'
import {
  IconMoon,
  IconPackage,
  IconReceipt,
  IconRowInsertBottom,
  IconSearch,
  IconSun,
} from '@tabler/icons-react'
import { useQuery as useFound } from '@tanstack/react-query'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { paths } from '../business/paths.ts'
import { hasWords, searchCondition } from '../business/search/words.ts'
import { prefer, usePreferences } from '../lib/device/preferences.ts'
import { formatCount, formatMoney } from '../lib/format/format.ts'
import { findOnce } from '../lib/live/find.ts'
import { queries } from '../lib/live/query-client.ts'
import { messages } from '../lib/messages.ts'
import { useGo } from '../lib/navigation/navigation.ts'
import { useMerchantId } from '../lib/session/session.ts'
import { places } from './places.ts'

const words = messages.frame.palette
const mostFound = 5

type Found = Readonly<{ key: string; label: string; detail: string; icon: ReactNode; run: () => void }>

/** Orders and stock by whole words, asked of the server once for each text. */
function useRecords(
  text: string,
): Readonly<{ orders: readonly Found[]; stock: readonly Found[]; busy: boolean }> {
  const merchant = useMerchantId()
  const go = useGo()
  const condition = searchCondition(text)
  const { data, isFetching } = useFound(
    {
      queryKey: ['palette', merchant, text],
      enabled: condition !== null,
      staleTime: 10_000,
      queryFn: async () => {
        const where = condition === null ? [] : [condition]
        const [foundOrders, foundStock] = await Promise.all([
          findOnce(orders, { merchant }, { where, orderBy: ['placedAt', 'desc'], limit: mostFound }),
          findOnce(stock, { merchant }, { where, orderBy: ['sku', 'asc'], limit: mostFound }),
        ])
        return { orders: foundOrders, stock: foundStock }
      },
    },
    queries,
  )
  return {
    busy: isFetching,
    orders: (data?.orders ?? [])
      .filter((order) => hasWords(order.words, text))
      .map((order) => ({
        key: order.id,
        label: order.number,
        detail: formatMoney(order.totalCents),
        icon: <IconReceipt size={18} stroke={1.7} />,
        run: () => go(paths.order(order.id)),
      })),
    stock: (data?.stock ?? [])
      .filter((level) => hasWords(level.words, text))
      .map((level) => ({
        key: level.sku,
        label: level.title === '' ? level.sku : level.title,
        detail: `${level.sku} · ${formatCount(level.available)}`,
        icon: <IconPackage size={18} stroke={1.7} />,
        run: () => go(paths.stockOf(level.sku)),
      })),
  }
}

function useActions(): readonly Found[] {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const density = usePreferences((preferences) => preferences.density)
  const { frame } = messages
  return [
    {
      key: 'scheme',
      label: dark ? frame.light : frame.dark,
      detail: '',
      icon: dark ? <IconSun size={18} stroke={1.7} /> : <IconMoon size={18} stroke={1.7} />,
      run: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    {
      key: 'density',
      label: density === 'compact' ? frame.comfortable : frame.compact,
      detail: '',
      icon: <IconRowInsertBottom size={18} stroke={1.7} />,
      run: () => prefer({ density: density === 'compact' ? 'comfortable' : 'compact' }),
    },
  ]
}

const matching = (all: readonly Found[], text: string) =>
  all.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()))

/** Ctrl K: where to go, what to do, and any order or SKU by its number or a word. */
export function Palette() {
  const [text, setText] = useState('')
  const go = useGo()
  const found = useRecords(useDeferredValue(text.trim()))
  const toPlaces = places.map(({ to, label, Icon }) => ({
    key: to,
    label,
    detail: '',
    icon: <Icon size={18} stroke={1.7} />,
    run: () => go(to),
  }))
  const groups = [
    { title: words.places, items: matching(toPlaces, text) },
    // A SKU names one thing, and many orders hold it.
    { title: words.stock, items: found.stock },
    { title: words.orders, items: found.orders },
    { title: words.actions, items: matching(useActions(), text) },
  ].filter(({ items }) => items.length > 0)
  return (
    <Spotlight.Root query={text} onQueryChange={setText} shortcut={null} scrollable maxHeight={420}>
      <Spotlight.Search
        placeholder={words.placeholder}
        aria-label={words.placeholder}
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ title, items }) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {items.map(({ key, label, detail, icon, run }) => (
              <Spotlight.Action
                key={key}
                label={label}
                description={detail}
                leftSection={icon}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty>{found.busy ? words.searching : words.nothing}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
