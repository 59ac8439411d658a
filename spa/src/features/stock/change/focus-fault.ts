/** Long enough for the fault to be drawn, short enough not to be noticed. */
const drawnMs = 50

/** Leads to the first field of the open form that something is wrong with. */
export function focusFault(): void {
  setTimeout(() => {
    document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')?.focus()
  }, drawnMs)
}
