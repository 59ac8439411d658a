import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core'
import '@mantine/core/styles/CheckboxIndicator.css'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/Popover.css'
import { notifications } from '@mantine/notifications'
import { IconBookmark, IconColumns3, IconDownload, IconTrash, IconX } from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { prefer, usePreferences } from '../lib/device/preferences.ts'
import { exportCsv, type ExportColumn } from '../lib/format/export-csv.ts'
import { messages } from '../lib/messages.ts'
import { useGo, usePath, useQuery } from '../lib/navigation/navigation.ts'
import type { Column } from './data-list.tsx'
import classes from './list-tools.module.css'

const words = messages.frame.list

const ViewDialog = lazy(async () => ({ default: (await import('./view-dialog.tsx')).ViewDialog }))

const none: readonly string[] = []

/** Which of a list's optional columns are shown; remembered on the device. `list` is the `id` of its DataList. */
export function ColumnsMenu<T>({ list, columns }: Readonly<{ list: string; columns: readonly Column<T>[] }>) {
  const hidden = usePreferences(({ hiddenColumns }) => hiddenColumns[list] ?? none)
  const toggle = (id: string) => {
    const next = hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id]
    prefer({ hiddenColumns: { ...usePreferences.getState().hiddenColumns, [list]: next } })
  }
  return (
    <Menu withInitialFocusPlaceholder={false} closeOnItemClick={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={words.columns}
          title={words.columns}
          visibleFrom="md"
        >
          <IconColumns3 size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {columns
          .filter(({ optional }) => optional === true)
          .map(({ id, label }) => (
            <Menu.Item
              key={id}
              role="menuitemcheckbox"
              aria-checked={!hidden.includes(id)}
              onClick={() => toggle(id)}
            >
              <span className={classes.option}>
                <Checkbox.Indicator size="xs" checked={!hidden.includes(id)} />
                {label}
              </span>
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type ExportButtonProps<T> = Readonly<{
  /** The file's name, without its ending. */
  name: string
  columns: readonly ExportColumn<T>[]
  rows: readonly T[]
}>

/** Saves the rows that are loaded, as they are filtered and sorted, as a file that spreadsheets open. */
export function ExportButton<T>({ name, columns, rows }: ExportButtonProps<T>) {
  const save = async () => {
    await exportCsv(name, columns, rows)
    notifications.show({ message: words.exported(rows.length) })
  }
  const label = words.exportShown(rows.length)
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      title={label}
      disabled={rows.length === 0}
      onClick={() => void save()}
    >
      <IconDownload size={18} stroke={1.7} />
    </ActionIcon>
  )
}

/** Filters, search and order under a name, kept on this device. `page` names the page that they belong to. */
export function SavedViews({ page }: Readonly<{ page: string }>) {
  const views = usePreferences((preferences) => preferences.views[page] ?? noViews)
  const [query] = useQuery()
  const path = usePath()
  const go = useGo()
  const [naming, setNaming] = useState(false)
  const keep = (kept: typeof views) =>
    prefer({ views: { ...usePreferences.getState().views, [page]: [...kept] } })
  const now = query.toString()
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md" width={240}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={words.views} title={words.views}>
            <IconBookmark size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((view) => (
            <div key={view.name} className={classes.view}>
              <Menu.Item onClick={() => go(view.query === '' ? path : `${path}?${view.query}`)}>
                {view.name}
              </Menu.Item>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.removeView(view.name)}
                onClick={() => keep(views.filter(({ name }) => name !== view.name))}
              >
                <IconTrash size={16} stroke={1.7} />
              </ActionIcon>
            </div>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconBookmark size={16} stroke={1.7} />} onClick={() => setNaming(true)}>
            {words.saveView}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming && (
        <Suspense>
          <ViewDialog
            onClose={() => setNaming(false)}
            onName={(name) => keep([...views.filter((view) => view.name !== name), { name, query: now }])}
          />
        </Suspense>
      )}
    </>
  )
}

const noViews: readonly Readonly<{ name: string; query: string }>[] = []

type BulkBarProps = Readonly<{ count: number; onClear: () => void; children: ReactNode }>

/** What can be done with the rows that are chosen. There only while some are. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  if (count === 0) return null
  return (
    <div className={classes.bulk} role="region" aria-label={words.chosen(count)}>
      <span role="status">{words.chosen(count)}</span>
      <div className={classes.actions}>{children}</div>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        leftSection={<IconX size={14} />}
        aria-label={words.clearChosen}
        onClick={onClear}
      >
        {words.clearChosen}
      </Button>
    </div>
  )
}
