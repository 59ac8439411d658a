import { useLayoutEffect, useRef } from 'react'
import { create } from 'zustand'
import { afterPress, pressOf } from './sequence.ts'

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

/** A sequence is given up when its next key takes longer than this. */
const patienceMs = 1_000

let begun: Readonly<{ keys: string; at: number }> | null = null

/** One listener for all shortcuts, so that `g c` goes somewhere and `c` alone does something else. */
function listen(event: KeyboardEvent): void {
  const press = pressOf(event)
  if (press === null || isElsewhere(event)) return
  // What came last is nearest to the person: a detail goes before the list beside it.
  const shortcuts = useKnownShortcuts
    .getState()
    .groups.toReversed()
    .flatMap((group) => group.shortcuts)
  const before = begun !== null && performance.now() - begun.at < patienceMs ? begun.keys : null
  const after = afterPress(
    before,
    press,
    shortcuts.map(({ keys }) => keys),
  )
  begun = after.begun === null ? null : { keys: after.begun, at: performance.now() }
  if (after.run === null) return
  event.preventDefault()
  shortcuts.find(({ keys }) => keys === after.run)?.run()
}

// Before anybody else: whoever closes a dialog by the same press must not have closed it when we look for one.
addEventListener('keydown', listen, { capture: true })

/** Makes keys work from the moment that the caller is seen, and tells the page of help of them under `title`. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts)
  newest.current = shortcuts
  const signature = shortcuts.map(({ keys, label }) => `${keys}\t${label}`).join('\n')
  useLayoutEffect(() => {
    const id = (nextId += 1)
    const lasting = newest.current.map(({ keys, label }) => ({
      keys,
      label,
      run: () => newest.current.find((shortcut) => shortcut.keys === keys)?.run(),
    }))
    useKnownShortcuts.setState(({ groups }) => ({ groups: [...groups, { id, title, shortcuts: lasting }] }))
    return () => {
      useKnownShortcuts.setState(({ groups }) => ({ groups: groups.filter((group) => group.id !== id) }))
    }
  }, [title, signature])
}
