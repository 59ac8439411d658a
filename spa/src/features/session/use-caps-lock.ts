import { useState, type KeyboardEvent } from 'react'

/** Whether capitals are locked while a field is typed in: the usual reason for a right password that is wrong. */
export function useCapsLock() {
  const [on, setOn] = useState(false)
  const look = (event: KeyboardEvent) => setOn(event.getModifierState('CapsLock'))
  return { on, watch: { onKeyDown: look, onKeyUp: look, onBlur: () => setOn(false) } }
}
