import { Button, Table, Text, Title } from '@mantine/core'
import '@mantine/core/styles/Table.css'
import { listings, type QuantityFormula } from '@fluxori/contract/channels/channels'
import { IconArrowRight } from '@tabler/icons-react'
import { formatCount, formatTime } from '../../lib/format/format.ts'
import { useCount } from '../../lib/live/use-count.ts'
import { formulaMessages } from '../../lib/messages/channel-formula.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { changesOf, previewOf, type PreviewRow } from './preview-rows.ts'
import classes from './formula-preview.module.css'
import { usePreviewGround } from './use-preview-ground.ts'

const words = formulaMessages.preview

type FormulaPreviewProps = Readonly<{
  channelId: string
  /** Null while what is typed is no formula. */
  formula: QuantityFormula | null
  /** It is the one that stands. */
  same: boolean
}>

/** What each listing of a channel shows now, and would show under the formula that is typed. */
export function FormulaPreview({ channelId, formula, same }: FormulaPreviewProps) {
  const { ground, failed, readAt, reading, readMore } = usePreviewGround(channelId)
  const all = useCount(listings, { merchant: useMerchantId() }, { where: [['channelId', '==', channelId]] })
  if (formula === null) return null
  return (
    <section className={classes.preview} aria-label={words.title}>
      <Title order={3}>{words.title}</Title>
      {failed && ground === null && <Text c="dimmed">{words.failed}</Text>}
      {!failed && ground === null && <Text c="dimmed">{words.reading}</Text>}
      {ground !== null && ground.listings.length === 0 && <Text c="dimmed">{words.none}</Text>}
      {ground !== null && ground.listings.length > 0 && (
        <>
          <Changes rows={previewOf(channelId, ground, formula)} all={all} readAt={readAt} same={same} />
          {readMore !== null && (
            <Button variant="subtle" size="xs" loading={reading} onClick={readMore}>
              {words.more}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

type ChangesProps = Readonly<{
  rows: readonly PreviewRow[]
  /** Listings of the channel; null while nobody knows. */
  all: number | null
  /** When they were read, in milliseconds. */
  readAt: number
  same: boolean
}>

function Changes({ rows, all, readAt, same }: ChangesProps) {
  const changes = changesOf(rows)
  const unknown = rows.filter(({ then }) => then === null).length
  return (
    <>
      <Text c="dimmed" role="status">
        {same && changes.length === 0
          ? formulaMessages.edit.same
          : words.summary(changes.length, rows.length, all)}{' '}
        {words.asOf(formatTime(new Date(readAt).toISOString()))} {unknown > 0 && words.unknown(unknown)}
      </Text>
      {changes.length > 0 && (
        <div className={classes.scroller} tabIndex={0} role="region" aria-label={words.title}>
          <Table verticalSpacing={4} horizontalSpacing={8} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.listing}</Table.Th>
                <Table.Th ta="right">{words.available}</Table.Th>
                <Table.Th ta="right">{words.now}</Table.Th>
                <Table.Th aria-hidden />
                <Table.Th ta="right">{words.then}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td className={classes.name ?? ''}>
                    {row.title}
                    <span className={classes.sku}>{row.sku}</span>
                  </Table.Td>
                  <Table.Td ta="right">{row.available === null ? '' : formatCount(row.available)}</Table.Td>
                  <Table.Td ta="right">{formatCount(row.now)}</Table.Td>
                  <Table.Td aria-hidden className={classes.arrow ?? ''}>
                    <IconArrowRight size={14} stroke={1.7} />
                  </Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {row.then === null ? '' : formatCount(row.then)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  )
}
