import { useEffect, useState } from 'react'

/** Gives the focus back to what had it before, when a dialog goes that is only there while it is open. */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
}
