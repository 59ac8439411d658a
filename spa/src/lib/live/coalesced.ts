/** Updates within this long are shown together: a burst of orders must not keep a slow device from answering. */
const togetherMs = 250

/** Calls `show` at once, and then at most once in `togetherMs`, always with the newest value. `stop` ends it. */
export function coalesced<T>(
  show: (value: T) => void,
): Readonly<{ push: (value: T) => void; stop: () => void }> {
  let waiting: Readonly<{ value: T }> | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = () => {
    timer = null
    if (waiting === null) return
    const { value } = waiting
    waiting = null
    timer = setTimeout(flush, togetherMs)
    show(value)
  }
  return {
    push: (value) => {
      waiting = { value }
      if (timer === null) flush()
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
      waiting = null
    },
  }
}
