import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { create } from 'zustand'

/** A key or a sequence of keys (`g o`), what it does in words, and doing it. */
export type Shortcut = Readonly<{ keys: string; label: string; run: () => void }>

type Known = Readonly<{
  groups: readonly Readonly<{ id: number; title: string; shortcuts: readonly Shortcut[] }>[]
}>

/** The shortcuts that work right now, for the page of help. */
export const useKnownShortcuts = create<Known>(() => ({ groups: [] }))

let nextId = 0

/** Keys mean nothing while somebody types, or while a dialog has the floor. */
const isElsewhere = (event: KeyboardEvent): boolean => {
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return true
  const target = event.target instanceof HTMLElement ? event.target : null
  if (target === null) return false
  const types = ['text', 'search', 'email', 'password', 'number', 'tel', 'date', 'url']
  const typing =
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && types.includes(target.type))
  return typing || target.closest('[role="dialog"], [role="menu"]') !== null
}

/** The last two presses, so that the end of a sequence (`g s`) is not taken for a key of its own (`s`). */
let [before, newest] = [
  { key: '', at: 0 },
  { key: '', at: 0 },
]
const sequenceMs = 1000
addEventListener(
  'keydown',
  ({ key, timeStamp }) => {
    before = newest
    newest = { key, at: timeStamp }
  },
  true,
)

const endsSequence = (keys: string): boolean =>
  newest.at - before.at < sequenceMs &&
  useKnownShortcuts
    .getState()
    .groups.some(({ shortcuts }) => shortcuts.some((known) => known.keys === `${before.key} ${keys}`))

/** Makes keys work while the caller is on the screen, and tells the page of help of them under `title`. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  const signature = shortcuts.map(({ keys, label }) => `${keys}\t${label}`).join('\n')
  useEffect(() => {
    const id = (nextId += 1)
    useKnownShortcuts.setState(({ groups }) => ({
      groups: [...groups, { id, title, shortcuts: current.current }],
    }))
    const bindings = Object.fromEntries(
      current.current.map(({ keys }) => [
        keys,
        (event: KeyboardEvent) => {
          if (endsSequence(keys)) return
          event.preventDefault()
          current.current.find((shortcut) => shortcut.keys === keys)?.run()
        },
      ]),
    )
    const stop = tinykeys(window, bindings, { ignore: isElsewhere })
    return () => {
      stop()
      useKnownShortcuts.setState(({ groups }) => ({ groups: groups.filter((group) => group.id !== id) }))
    }
  }, [title, signature])
}
