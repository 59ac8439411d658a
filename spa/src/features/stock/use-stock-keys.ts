import { useShortcuts, type Shortcut } from '../../lib/keys/use-shortcuts.ts'
import { stockMessages } from '../../lib/messages/stock.ts'
import type { ChangeKind } from './stock-address.ts'

const words = stockMessages.actions.keys

/** The SKU of the row that has the focus. */
function focusedRow(): string | null {
  const row = document.activeElement?.closest('[data-id]')
  return row instanceof HTMLElement ? (row.dataset['id'] ?? null) : null
}

type StockKeys = Readonly<{
  /** The SKU whose detail is open. */
  open: string | null
  /** Null when the person may only look. */
  onChange: ((kind: ChangeKind, skus: readonly string[]) => void) | null
}>

/** `e` adjusts the row or the open SKU; `r`, `t` and `c` receive, transfer and count, beginning with the open SKU. */
export function useStockKeys({ open, onChange }: StockKeys): void {
  const begin = open === null ? [] : [open]
  const keys: readonly Shortcut[] =
    onChange === null
      ? []
      : [
          {
            keys: 'e',
            label: words.adjust,
            run: () => {
              const sku = focusedRow() ?? open
              if (sku !== null) onChange('adjust', [sku])
            },
          },
          { keys: 'r', label: words.receive, run: () => onChange('receive', begin) },
          { keys: 't', label: words.transfer, run: () => onChange('transfer', begin) },
          { keys: 'c', label: words.count, run: () => onChange('count', begin) },
        ]
  useShortcuts(stockMessages.title, keys)
}
