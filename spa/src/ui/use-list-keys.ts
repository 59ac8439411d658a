import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useShortcuts, type Shortcut } from '../lib/keys/use-shortcuts.ts'
import { messages } from '../lib/messages.ts'

const words = messages.frame.list

type ListKeys = Readonly<{
  label: string
  ids: readonly string[]
  /** The row whose detail is open: walking goes on from there. */
  openId: string | undefined
  frame: RefObject<HTMLElement | null>
  scrollTo: (index: number) => void
  selection:
    Readonly<{ chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }> | undefined
}>

/**
 * Walks a list by keyboard: the focus goes to a row's link, which Enter opens. Answers the row that it stands on. It
 * stands on a row, not on a place: rows that arrive above move it along. A row that leaves is followed by the next one.
 */
export function useListKeys({ label, ids, openId, frame, scrollTo, selection }: ListKeys): number {
  const [at, setAt] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const opened = useRef(openId)
  if (opened.current !== openId) {
    opened.current = openId
    if (openId !== undefined && at !== null && at !== openId) setAt(null)
  }
  const last = useRef(-1)
  const cursor = at === null ? -1 : ids.indexOf(at)
  if (cursor >= 0) last.current = cursor

  const move = (by: 1 | -1) => {
    if (ids.length === 0) return
    const open = openId === undefined ? -1 : ids.indexOf(openId)
    const gone = at !== null && cursor < 0
    const base = gone ? last.current - (by === 1 ? 1 : 0) : cursor >= 0 ? cursor : open
    const index = Math.max(0, Math.min(ids.length - 1, base + by))
    setAt(ids[index] ?? null)
    scrollTo(index)
  }
  useLayoutEffect(() => {
    if (at === null) return
    const row = `[data-id="${CSS.escape(at)}"] [data-main]`
    const focus = () => {
      const link = frame.current?.querySelector<HTMLElement>(row)
      link?.focus({ preventScroll: true })
      return link != null
    }
    // At once, so that the Enter behind it opens this row however fast it comes; a row far away is drawn first.
    if (focus()) return
    const frameId = requestAnimationFrame(focus)
    return () => cancelAnimationFrame(frameId)
  }, [at, frame])
  const choose = (range: boolean) => {
    const id = ids[cursor]
    if (id === undefined || selection === undefined) return
    const chosen = new Set(selection.chosen)
    const begin = from === null ? -1 : ids.indexOf(from)
    if (range && begin >= 0) {
      ids.slice(Math.min(begin, cursor), Math.max(begin, cursor) + 1).forEach((one) => chosen.add(one))
    } else if (!chosen.delete(id)) chosen.add(id)
    setFrom(id)
    selection.onChange(chosen)
  }
  const walking: readonly Shortcut[] = [
    { keys: 'j', label: words.next, run: () => move(1) },
    { keys: 'k', label: words.previous, run: () => move(-1) },
  ]
  const choosing: readonly Shortcut[] =
    selection === undefined
      ? []
      : [
          { keys: 'x', label: words.choose, run: () => choose(false) },
          { keys: 'Shift+X', label: words.chooseRange, run: () => choose(true) },
        ]
  useShortcuts(label, [...walking, ...choosing])
  return cursor
}
