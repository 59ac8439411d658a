import { useEffect, useRef, useState, type FocusEvent, type PointerEvent } from 'react'
import type { LiveRow } from '../../lib/live/row.ts'
import { whileHeld } from './feed.ts'

const nothing: readonly never[] = []

/**
 * Holds a feed still while a mouse or the focus is on it: `holding` goes on the element that holds it, `release` shows
 * what has come since. Null rows: nothing is known yet.
 */
export function useHold<T>(current: readonly LiveRow<T>[] | null) {
  const [stood, setStood] = useState<readonly LiveRow<T>[] | null>(null)
  const latest = current ?? nothing
  const hold = () => setStood((held) => held ?? (latest.length === 0 ? null : latest))
  const { shown, waiting } = stood === null ? { shown: latest, waiting: 0 } : whileHeld(stood, latest)
  return {
    shown,
    waiting,
    release: () => setStood(null),
    holding: {
      onPointerEnter: ({ pointerType }: PointerEvent) => {
        if (pointerType === 'mouse') hold()
      },
      onPointerLeave: () => setStood(null),
      onFocus: hold,
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) setStood(null)
      },
    },
  }
}

/** Orders that arrive within this are told together, and no more often. */
const speakEveryMs = 15_000

/** What to say aloud about rows that came since the first were known. */
export function useArrivalsText<T>(
  current: readonly LiveRow<T>[] | null,
  say: (count: number) => string,
): string {
  const known = useRef<Set<string> | null>(null)
  const waiting = useRef(0)
  const [text, setText] = useState('')
  useEffect(() => {
    if (current === null) return
    const arrived = known.current === null ? [] : current.filter(({ id }) => known.current?.has(id) !== true)
    known.current = new Set([...(known.current ?? []), ...current.map(({ id }) => id)])
    waiting.current += arrived.length
  }, [current])
  useEffect(() => {
    const speak = setInterval(() => {
      setText(waiting.current === 0 ? '' : say(waiting.current))
      waiting.current = 0
    }, speakEveryMs)
    return () => clearInterval(speak)
  }, [say])
  return text
}
