import { Table } from '@mantine/core'
import '@mantine/core/styles/Table.css'
import type { Listing } from '@fluxori/contract/channels/channels'
import type { ReactNode } from 'react'
import { paths } from '../../business/paths.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { useTint } from '../../ui/use-change-motion.ts'
import classes from './listing-table.module.css'

export type ListingColumn = Readonly<{ label: string; cell: (listing: Listing) => ReactNode }>

type ListingTableProps = Readonly<{
  label: string
  rows: readonly Listing[]
  columns: readonly ListingColumn[]
  /** More to say of a row, below its name. */
  note?: (listing: Listing) => string | null
}>

/** A few listings with figures of them. A listing leads to the stock that it sells. */
export function ListingTable({ label, rows, columns, note }: ListingTableProps) {
  return (
    <Table verticalSpacing={6} horizontalSpacing={8} aria-label={label} className={classes.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{channelMessages.queue.listing}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column.label} ta="right">
              {column.label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((listing) => (
          <Row key={listing.id} listing={listing} columns={columns} note={note?.(listing) ?? null} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type RowProps = Readonly<{ listing: Listing; columns: readonly ListingColumn[]; note: string | null }>

function Row({ listing, columns, note }: RowProps) {
  const tinted = useTint<HTMLTableRowElement>(listing.desired.at)
  return (
    <Table.Tr ref={tinted}>
      <Table.Td className={classes.name ?? ''}>
        {listing.sku === null ? (
          listing.title
        ) : (
          <Link href={paths.stockOf(listing.sku)} className={classes.link}>
            {listing.title}
          </Link>
        )}
        <span className={classes.sub}>{listing.sku ?? listing.externalId}</span>
        {note !== null && <span className={classes.note}>{note}</span>}
      </Table.Td>
      {columns.map((column) => (
        <Table.Td key={column.label} ta="right">
          {column.cell(listing)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
