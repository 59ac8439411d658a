import { sastDay, sastTime } from '@fluxori/contract/time'

/*
 * Everything is told in South African time, wherever the person sits. By tables and not by `Intl`: its formats take a
 * slow phone 80 ms to make before anything can be shown.
 */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

const second = 1000
const minute = 60 * second
const hour = 60 * minute

const grouped = (whole: number) => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

/** A whole number: `12,345`. */
export const formatCount = (count: number): string => (count < 0 ? `−${grouped(-count)}` : grouped(count))

/** How money is written: `R1,234.56` (comma) or `R 1 234,56` (space). */
export type MoneyStyle = 'comma' | 'space'

let moneyStyle: MoneyStyle = 'comma'

/** Chooses how money is written from here on; whoever has written some draws it again. */
export function setMoneyStyle(style: MoneyStyle): void {
  moneyStyle = style
}

/** Integer cents as `R1,234.56`, or as the person prefers. */
export function formatMoney(cents: number, style: MoneyStyle = moneyStyle): string {
  const absolute = Math.abs(cents)
  const [rand, rest] = [grouped(Math.trunc(absolute / 100)), String(absolute % 100).padStart(2, '0')]
  const text = style === 'comma' ? `R${rand}.${rest}` : `R ${rand.replaceAll(',', ' ')},${rest}`
  return cents < 0 ? `−${text}` : text
}

/** Integer hundredths of any currency: rand as always, others by their three letters, `USD 12.00`. */
export const formatAmount = (cents: number, currency: string): string =>
  currency === 'ZAR' ? formatMoney(cents) : formatMoney(cents).replace(/R ?/, `${currency} `)

/** Integer cents in whole Rand, for axes and small places: `R1,235`. Never for a sum that somebody acts on. */
export const formatRand = (cents: number): string =>
  formatMoney(Math.round(cents / 100) * 100).replace(/[.,]00$/, '')

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
const dayAndMonth = (date: Date): string => `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`

/** `22 Nov 2026`. */
export function formatDate(instant: string): string {
  const date = noonOf(sastDay(instant))
  return `${dayAndMonth(date)} ${date.getUTCFullYear()}`
}

/** `Tue 24 Nov`, of a calendar day `2026-11-24`. */
export const formatDay = (day: string): string =>
  `${formatWeekday(day).slice(0, 3)} ${dayAndMonth(noonOf(day))}`

/** `Tuesday`, of a calendar day `2026-11-24`. */
export const formatWeekday = (day: string): string => weekdays[noonOf(day).getUTCDay()] ?? ''

/** `14:05`, SAST. */
export const formatTime = (instant: string): string => sastTime(instant)

export const formatDateTime = (instant: string): string => `${formatDate(instant)}, ${formatTime(instant)}`

/** How long ago, within a day; the date beyond it. `now` in milliseconds. */
export function formatAge(instant: string, now: number): string {
  const age = now - Date.parse(instant)
  if (age < minute) return 'just now'
  if (age < hour) return `${Math.floor(age / minute)} min ago`
  if (age < 24 * hour) return `${Math.floor(age / hour)} h ago`
  return formatDate(instant)
}

/** A span of milliseconds: `0.8 s`, `42 s`, `3 min`, `2 h`. */
export function formatSpan(milliseconds: number): string {
  if (milliseconds < 10 * second) return `${(milliseconds / second).toFixed(1)} s`
  if (milliseconds < minute) return `${Math.round(milliseconds / second)} s`
  if (milliseconds < hour) return `${Math.round(milliseconds / minute)} min`
  return `${Math.round(milliseconds / hour)} h`
}

/** A change against before, in whole per cent with its sign: `+12%`. Null when there was nothing before. */
export function formatChange(now: number, before: number): string | null {
  if (before === 0) return null
  const percent = Math.round(((now - before) / Math.abs(before)) * 100)
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent)}%`
}

/** Basis points as a percentage: 8050 is `80.5%`. */
export const formatShare = (bps: number): string => `${bps / 100}%`
