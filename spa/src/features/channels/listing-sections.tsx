import { Text } from '@mantine/core'
import type { Listing } from '@fluxori/contract/channels/channels'
import { useAge } from '../../lib/clock/use-age.ts'
import { formatCount } from '../../lib/format/format.ts'
import { brokenOf, readable, type LiveRow } from '../../lib/live/row.ts'
import type { Live } from '../../lib/live/use-live.ts'
import { messages } from '../../lib/messages.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { Age } from '../../ui/age.tsx'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { Section } from '../../ui/panel.tsx'
import { ListingTable, type ListingColumn } from './listing-table.tsx'

const words = channelMessages

/** More waiting listings than these are not read. */
export const mostPending = 50

const count = (quantity: number | null) => (quantity === null ? words.notKnown : formatCount(quantity))

function Since({ instant }: { instant: string }) {
  const age = useAge()
  return <Age {...age(instant)} />
}

const queueColumns: readonly ListingColumn[] = [
  { label: words.queue.shows, cell: ({ published }) => count(published.quantity) },
  { label: words.queue.should, cell: ({ desired }) => <strong>{count(desired.quantity)}</strong> },
  { label: words.queue.since, cell: ({ desired }) => <Since instant={desired.at} /> },
]
const driftColumns: readonly ListingColumn[] = [
  { label: words.drift.sent, cell: ({ drift }) => count(drift?.expected ?? null) },
  { label: words.drift.seen, cell: ({ drift }) => <strong>{count(drift?.seen ?? null)}</strong> },
  { label: words.queue.since, cell: ({ drift }) => drift !== null && <Since instant={drift.since} /> },
]
const refusedColumns: readonly ListingColumn[] = [
  { label: words.queue.should, cell: ({ desired }) => count(desired.quantity) },
  { label: words.queue.since, cell: ({ problem }) => problem !== null && <Since instant={problem.at} /> },
]

type QueueSectionProps = Readonly<{ live: Live<readonly LiveRow<Listing>[]>; paused: boolean }>

/** Listings whose quantity the channel has not accepted yet. */
export function QueueSection({ live, paused }: QueueSectionProps) {
  return (
    <Section title={words.queue.title}>
      <LiveList
        live={live}
        loading={<Text c="dimmed">{messages.frame.loading}</Text>}
        failed={<Text c="dimmed">{messages.frame.failedTitle}</Text>}
        empty={<Text c="dimmed">{words.queue.none}</Text>}
      >
        {(found) => (
          <>
            {paused && <Text c="dimmed">{words.queue.paused}</Text>}
            <ListingTable
              label={words.queue.title}
              rows={oldestFirst(readable(found))}
              columns={queueColumns}
            />
            {brokenOf(found).map((row) => (
              <BrokenRow key={row.id} row={row} />
            ))}
            {found.length >= mostPending && <Text c="dimmed">{words.queue.more(mostPending)}</Text>}
          </>
        )}
      </LiveList>
    </Section>
  )
}

const oldestFirst = (rows: readonly Listing[]) =>
  rows.toSorted((a, b) => a.desired.at.localeCompare(b.desired.at))

type OddProps = Readonly<{ found: readonly Listing[]; more: boolean }>

/** Listings that show something else than the channel accepted; there only when some do. */
export const DriftSection = ({ found, more }: OddProps) =>
  found.length === 0 ? null : (
    <Section title={words.drift.title}>
      <Text c="dimmed" mb="xs">
        {words.drift.text}
      </Text>
      <ListingTable label={words.drift.title} rows={found} columns={driftColumns} />
      {more && <Text c="dimmed">{words.drift.more}</Text>}
    </Section>
  )

/** Listings whose quantity the channel refused, and why; there only when some were. */
export const RefusedSection = ({ found, more }: OddProps) =>
  found.length === 0 ? null : (
    <Section title={words.refused.title}>
      <Text c="dimmed" mb="xs">
        {words.refused.text}
      </Text>
      <ListingTable
        label={words.refused.title}
        rows={found}
        columns={refusedColumns}
        note={({ problem }) => problem?.detail ?? null}
      />
      {more && <Text c="dimmed">{words.refused.more}</Text>}
    </Section>
  )
