import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import '@mantine/core/styles/ScrollArea.css'
import { Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { IconMoon, IconRowInsertBottom, IconSearch, IconSun } from '@tabler/icons-react'
import { useQuery as useFound } from '@tanstack/react-query'
import { useDeferredValue, useState, type ReactNode } from 'react'
import type { Feature } from '../business/feature.ts'
import { searchCondition } from '../business/search/words.ts'
import { prefer, usePreferences } from '../lib/device/preferences.ts'
import { queries } from '../lib/live/query-client.ts'
import { messages } from '../lib/messages.ts'
import { paletteMessages } from '../lib/messages/palette.ts'
import { useGo } from '../lib/navigation/navigation.ts'
import { useMerchantId } from '../lib/session/session.ts'
import { features } from './features.ts'
import { places } from './places.ts'

const words = paletteMessages
const mostFound = 5

type Item = Readonly<{ key: string; label: string; detail: string; icon: ReactNode; run: () => void }>
type Group = Readonly<{ title: string; items: readonly Item[] }>

/** What every feature finds, those first of which a text names one: a SKU names one thing, and many orders hold it. */
async function searchAll(merchant: string, text: string) {
  const registered: readonly Feature[] = features
  const searches = (await Promise.all(registered.map(async ({ search }) => (await search?.())?.search)))
    .filter((search) => search !== undefined)
    .toSorted((a, b) => Number(b.namesOne) - Number(a.namesOne))
  return Promise.all(
    searches.map(async ({ title, Icon, find }) => ({
      title,
      Icon,
      found: await find(merchant, text, mostFound),
    })),
  )
}

/** Records by whole words, asked of the server once for each text. */
function useRecords(text: string): Readonly<{ groups: readonly Group[]; busy: boolean }> {
  const merchant = useMerchantId()
  const go = useGo()
  const { data, isFetching } = useFound(
    {
      queryKey: ['palette', merchant, text],
      enabled: searchCondition(text) !== null,
      staleTime: 10_000,
      queryFn: () => searchAll(merchant, text),
    },
    queries,
  )
  const groups = (data ?? []).map(({ title, Icon, found }) => ({
    title,
    items: found.map(({ key, label, detail, to }) => ({
      key,
      label,
      detail,
      icon: <Icon size={18} stroke={1.7} />,
      run: () => go(to),
    })),
  }))
  return { groups, busy: isFetching }
}

function useActions(): readonly Item[] {
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

const matching = (all: readonly Item[], text: string) =>
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
    ...found.groups,
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
