import { useEffect, useRef, type RefObject } from 'react'

/** When a row that left has faded. */
const settledMs = 220

/**
 * When the row that has the focus leaves the list, the one that took its place gets it, so that a person can go on by
 * keyboard. `ids` are the rows, in order; each is an element with `data-id`, and
 * something with `data-main` in it.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const focused = useRef<Readonly<{ id: string; index: number }> | null>(null)
  const known = useRef(ids)
  useEffect(() => {
    const follow = () => {
      const row = list.current?.contains(document.activeElement)
        ? document.activeElement?.closest('[data-id]')
        : null
      const id = row?.getAttribute('data-id') ?? null
      focused.current = id === null ? null : { id, index: known.current.indexOf(id) }
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [list])
  useEffect(() => {
    known.current = ids
    const was = focused.current
    if (was === null || ids.length === 0) return
    const index = ids.indexOf(was.id)
    if (index >= 0) {
      focused.current = { id: was.id, index }
      return
    }
    const next = ids[Math.min(was.index, ids.length - 1)]
    const timer = setTimeout(() => {
      if (next === undefined || document.activeElement !== document.body) return
      list.current
        ?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"] [data-main]`)
        ?.focus({ preventScroll: true })
    }, settledMs)
    return () => clearTimeout(timer)
  }, [ids, list])
}
