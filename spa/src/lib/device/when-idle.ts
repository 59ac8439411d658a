/** What a screen can do without has to leave it this long, and at the latest this long after that, in milliseconds. */
const [firstMs, thenAtMostMs] = [1_000, 2_000]

/**
 * Does what a screen can do without for its first moments, once those are over and the browser has nothing better to do.
 * Answers how to call it off.
 */
export function whenIdle(run: () => void): () => void {
  const wait = new AbortController()
  const whenWanted = () => {
    if (!wait.signal.aborted) run()
  }
  setTimeout(() => {
    // Safari knows no idle moments.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(whenWanted, { timeout: thenAtMostMs })
    else whenWanted()
  }, firstMs)
  return () => wait.abort()
}
