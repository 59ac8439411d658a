import type { Order } from '@fluxori/contract/orders/orders'
import { CancelDialog } from './cancel-dialog.tsx'
import { MapDialog } from './map-dialog.tsx'
import type { Question } from './question.ts'
import { ShipDialog } from './ship-dialog.tsx'
import { UnmapDialog } from './unmap-dialog.tsx'

type OrderDialogsProps = Readonly<{ order: Order; asked: Question; onClose: () => void }>

/** The dialog that the address asks for. */
export function OrderDialogs({ order, asked, onClose }: OrderDialogsProps) {
  switch (asked.kind) {
    case 'ship':
      return <ShipDialog order={order} onClose={onClose} />
    case 'cancel':
      return <CancelDialog order={order} onClose={onClose} />
    case 'map':
      return <MapDialog key={asked.line.id} order={order} line={asked.line} onClose={onClose} />
    case 'unmap':
      return <UnmapDialog key={asked.line.id} order={order} line={asked.line} onClose={onClose} />
  }
}
