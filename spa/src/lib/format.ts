/** Everything is told in South African time, wherever the person sits. */
const timeZone = 'Africa/Johannesburg'

const dayParts = new Intl.DateTimeFormat('en-ZA', {
  timeZone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const clock = new Intl.DateTimeFormat('en-ZA', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const grouped = (whole: number) => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

/** A whole number: `12,345`. */
export const formatCount = (count: number): string => (count < 0 ? `−${grouped(-count)}` : grouped(count))

/** Integer cents as `R1,234.56`. */
export function formatMoney(cents: number): string {
  const absolute = Math.abs(cents)
  const text = `R${grouped(Math.trunc(absolute / 100))}.${String(absolute % 100).padStart(2, '0')}`
  return cents < 0 ? `−${text}` : text
}

/** `22 Nov 2026`. */
export function formatDate(instant: string): string {
  const parts = new Map(dayParts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${Number(parts.get('day'))} ${parts.get('month')?.slice(0, 3)} ${parts.get('year')}`
}

/** `14:05`, SAST. */
export const formatTime = (instant: string): string => clock.format(new Date(instant))

export const formatDateTime = (instant: string): string => `${formatDate(instant)}, ${formatTime(instant)}`

const second = 1000
const minute = 60 * second
const hour = 60 * minute

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

/** Basis points as a percentage: 8050 is `80.5%`. */
export const formatShare = (bps: number): string => `${bps / 100}%`
