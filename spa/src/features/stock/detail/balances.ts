import type { Sku } from '@fluxori/contract/kernel'
import type { Level, Movement } from '@fluxori/contract/stock/stock'
import { dayAfter, sastDay, sastHour } from '@fluxori/contract/time'
import { emptyLevel, free } from '@fluxori/contract/stock/levels'
import { formatDate, formatDay } from '../../../lib/format/format.ts'

/** What stood over all warehouses from an instant on. */
export type Balance = Readonly<{ at: string; onHand: number; free: number }>

/**
 * What stood after each movement that was read, oldest first; the first stands before the oldest of them. `movements`
 * newest first, without a gap. A warehouse that none of them touched holds what it holds now.
 */
export function balancesOf(
  movements: readonly Movement[],
  sku: Sku,
  now: Readonly<Record<string, Level>>,
): readonly Balance[] {
  const oldestFirst = movements.toReversed()
  const [oldest] = oldestFirst
  if (oldest === undefined) return []
  const levels = new Map(Object.entries(now))
  const touched = new Set<string>()
  for (const entry of oldestFirst.flatMap(({ entries }) => entries).filter((one) => one.sku === sku)) {
    if (touched.has(entry.warehouse)) continue
    touched.add(entry.warehouse)
    levels.set(entry.warehouse, before(entry))
  }
  const sum = (at: string): Balance => {
    const all = [...levels.values()]
    return {
      at,
      onHand: all.reduce((units, level) => units + level.onHand, 0),
      free: all.reduce((units, level) => units + free(level), 0),
    }
  }
  const balances = [sum(oldest.at)]
  for (const { entries, at } of oldestFirst) {
    entries
      .filter((entry) => entry.sku === sku)
      .forEach(({ warehouse, after }) => levels.set(warehouse, after))
    balances.push(sum(at))
  }
  return balances
}

const before = ({ after, delta }: Movement['entries'][number]): Level => ({
  ...emptyLevel,
  ...after,
  onHand: after.onHand - (delta.onHand ?? 0),
  reserved: after.reserved - (delta.reserved ?? 0),
  damaged: after.damaged - (delta.damaged ?? 0),
  quarantined: after.quarantined - (delta.quarantined ?? 0),
})

export type Line = Readonly<{
  labels: readonly string[]
  onHand: readonly number[]
  free: readonly number[]
}>

const hourMs = 3_600_000
/** Movements of fewer days than this are told by the hour. */
const fewDays = 3
/** A label without its year would stand for two days. */
const aYear = 360

/** The balances at the end of every day, or hour where they are of a few days, from the first of them until now. */
export function lineOf(balances: readonly Balance[], now: number): Line {
  const [first] = balances
  if (first === undefined) return { labels: [], onHand: [], free: [] }
  const from = Date.parse(first.at)
  const days = Math.round((Date.parse(sastDay(now)) - Date.parse(sastDay(from))) / (24 * hourMs)) + 1
  const steps = days < fewDays ? hours(from, now) : eachDay(sastDay(from), days)
  const keyOf = days < fewDays ? hourKey : (at: number) => sastDay(at)
  const last = new Map(balances.map((balance) => [keyOf(Date.parse(balance.at)), balance]))
  let standing: Balance = first
  const values = steps.map(({ key }) => (standing = last.get(key) ?? standing))
  return {
    labels: steps.map(({ label }) => label),
    onHand: values.map(({ onHand }) => onHand),
    free: values.map(({ free }) => free),
  }
}

const hourKey = (at: number) => `${sastDay(at)} ${sastHour(at)}`

type Step = Readonly<{ key: string; label: string }>

const eachDay = (from: string, days: number): readonly Step[] =>
  Array.from({ length: days }, (_, index) => {
    const day = dayAfter(from, index)
    return { key: day, label: days < aYear ? formatDay(day) : formatDate(`${day}T10:00:00.000Z`) }
  })

function hours(from: number, now: number): readonly Step[] {
  const first = Math.floor(from / hourMs)
  const count = Math.floor(now / hourMs) - first + 1
  return Array.from({ length: Math.max(1, count) }, (_, index) => {
    const at = (first + index) * hourMs
    return { key: hourKey(at), label: `${formatDay(sastDay(at))} ${sastHour(at)}:00` }
  })
}
