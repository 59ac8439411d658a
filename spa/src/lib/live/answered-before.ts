import { forget, recall, remember } from '../device/storage.ts'

const name = 'fluxori-heard'
/** The oldest are forgotten first: a search that nobody repeats must not fill the device. */
const most = 200

let subjects: Set<string> | null = null

function answered(): Set<string> {
  if (subjects !== null) return subjects
  const kept = recall('local', name)
  subjects = new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [])
  return subjects
}

/**
 * Whether the server has answered this query on this device before. What the device remembers of one that it has not is
 * only what other queries happened to bring: some rows of a list, as if they were all.
 */
export const wasAnsweredBefore = (subject: string): boolean => answered().has(subject)

export function noteAnswered(subject: string): void {
  const all = answered()
  if (all.has(subject)) return
  all.add(subject)
  subjects = new Set([...all].slice(-most))
  remember('local', name, [...subjects])
}

/** With the cache that it is about. */
export function forgetAnswered(): void {
  subjects = null
  forget('local', name)
}
