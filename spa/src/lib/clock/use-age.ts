import { formatAge, formatDateTime } from '../format/format.ts'
import { useNow } from './use-now.ts'

/** How long ago an instant was, with the exact time for whoever asks; it grows older by itself. */
export function useAge() {
  const now = useNow()
  return (instant: string) => ({
    instant,
    text: formatAge(instant, now),
    exact: `${formatDateTime(instant)} SAST`,
  })
}
