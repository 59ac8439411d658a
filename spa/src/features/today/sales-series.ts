import { ownOf } from '@fluxori/contract/own'
import type { DayRollup } from '@fluxori/contract/orders/days'
import { dayAfter } from '@fluxori/contract/time'
import { measured, salesOf, type Measure } from './comparison.ts'

export type ChartMeasure = Exclude<Measure, 'vat'>

/** As many channels as can be told apart; the smallest of more are drawn as one. */
const mostChannels = 6

export type ChannelSeries = Readonly<{
  /** Null: the channels for which there is no colour left, together. */
  channelId: string | null
  values: readonly number[]
}>

/** So many calendar days, the last of them `until`, oldest first. */
export const daysUntil = (until: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => dayAfter(until, index - count + 1))

/**
 * What each channel sold on each day, by the channel's id, so that a channel keeps its place and colour whatever is
 * measured. A day without a rollup sold nothing.
 */
export function seriesByChannel(
  days: readonly string[],
  rollups: readonly DayRollup[],
  measure: ChartMeasure,
): readonly ChannelSeries[] {
  const byDay = new Map(rollups.map((rollup) => [rollup.day, rollup]))
  const channels = [...new Set(days.flatMap((day) => Object.keys(byDay.get(day)?.channels ?? {})))]
  const series = channels
    .map((channelId) => ({
      channelId,
      values: days.map((day) => {
        const sales = ownOf(byDay.get(day)?.channels ?? {}, channelId)
        return sales === undefined ? 0 : measured(sales, measure)
      }),
    }))
    .toSorted((a, b) => sum(b.values) - sum(a.values))
  const own = series.length <= mostChannels ? series : series.slice(0, mostChannels - 1)
  const rest = series.slice(own.length)
  const together = days.map((_, index) => sum(rest.map(({ values }) => values[index] ?? 0)))
  return [
    ...own.toSorted((a, b) => a.channelId.localeCompare(b.channelId)),
    ...(rest.length === 0 ? [] : [{ channelId: null, values: together }]),
  ]
}

/** What all channels together sold on each day. */
export function totalsByDay(
  days: readonly string[],
  rollups: readonly DayRollup[],
  measure: ChartMeasure,
): readonly number[] {
  const byDay = new Map(rollups.map((rollup) => [rollup.day, rollup]))
  return days.map((day) => measured(salesOf(byDay.get(day) ?? null), measure))
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
