import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { useFocusReturn } from '../../../ui/use-focus-return.ts'
import type { ChangeKind } from '../stock-address.ts'
import { AdjustDialog } from './adjust-form.tsx'
import { CountForm } from './count-form.tsx'
import { ReceiveForm } from './receive-form.tsx'
import { TransferForm } from './transfer-form.tsx'

type ChangeDialogProps = Readonly<{
  kind: ChangeKind
  skus: readonly string[]
  /** The warehouse that it is about, as the address says. */
  at: string | null
  warehouses: readonly Warehouse[]
  onClose: () => void
}>

/** The form that the address asks for. The warehouse that the list is filtered by is the one that is meant. */
export function ChangeDialog({ kind, skus, at, warehouses, onClose }: ChangeDialogProps) {
  useFocusReturn()
  const [query] = useQuery()
  const form = { skus, at: at ?? query.get('warehouse'), warehouses, onClose }
  if (kind === 'adjust') {
    const [sku] = skus
    return sku === undefined ? null : <AdjustDialog {...form} sku={sku} />
  }
  // Its warehouses are what a list begins with.
  if (warehouses.length === 0) return null
  switch (kind) {
    case 'receive':
      return <ReceiveForm {...form} />
    case 'transfer':
      return <TransferForm {...form} />
    case 'count':
      return <CountForm {...form} />
  }
}
