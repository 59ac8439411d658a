type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * One press as shortcuts name it: `j`, `Escape`, `$mod+k` (Ctrl or Command), `Shift+X`. Shift is named with letters and
 * with `?` only: where other signs stand is the keyboard's business. Null for a press that is none of ours.
 */
export function pressOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return null
  if (ctrlKey || metaKey) return `$mod+${key.toLowerCase()}`
  if (shiftKey && (/^\p{L}$/u.test(key) || key === '?')) return `Shift+${key.toUpperCase()}`
  return key
}

/** What a press means after those before it: keys to carry out, or the beginning of a sequence to wait on. */
export function afterPress(
  begun: string | null,
  press: string,
  known: readonly string[],
): Readonly<{ run: string | null; begun: string | null }> {
  const keys = begun === null ? press : `${begun} ${press}`
  if (known.includes(keys)) return { run: keys, begun: null }
  if (known.some((other) => other.startsWith(`${keys} `))) return { run: null, begun: keys }
  return begun === null ? { run: null, begun: null } : afterPress(null, press, known)
}
