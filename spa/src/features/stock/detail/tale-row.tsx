import type { MovementKind } from '@fluxori/contract/stock/stock'
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBookmark,
  IconClipboardCheck,
  IconDoorEnter,
  IconPackageImport,
  IconPlusMinus,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react'
import { paths } from '../../../business/paths.ts'
import { useAge } from '../../../lib/clock/use-age.ts'
import { stockHistoryMessages } from '../../../lib/messages/stock-history.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { Age } from '../../../ui/age.tsx'
import classes from './history.module.css'
import type { Tale } from './movement-tale.ts'

const icons: Readonly<Record<MovementKind, Icon>> = {
  opened: IconDoorEnter,
  received: IconPackageImport,
  adjusted: IconPlusMinus,
  transferred: IconArrowsExchange,
  counted: IconClipboardCheck,
  allocated: IconBookmark,
  released: IconArrowBackUp,
  shipped: IconTruckDelivery,
}

type TaleRowProps = Readonly<{ tale: Tale; orderNumber: (id: string) => string }>

export function TaleRow({ tale, orderNumber }: TaleRowProps) {
  const age = useAge()
  const Icon = icons[tale.kind]
  return (
    <li className={classes.tale}>
      <Icon size={18} stroke={1.7} className={classes.icon} aria-hidden />
      <div className={classes.words}>
        <p className={classes.text}>
          {tale.text}
          {tale.orderId !== null && (
            <>
              {' '}
              <Link href={paths.order(tale.orderId)}>
                {stockHistoryMessages.order(orderNumber(tale.orderId))}
              </Link>
            </>
          )}
        </p>
        <p className={classes.changes}>
          {tale.changes.map((change) => (
            <span key={change}>{change}</span>
          ))}
        </p>
        <p className={classes.notes}>
          <Age {...age(tale.at)} />
          {tale.notes.map((note) => (
            <span key={note}>{note}</span>
          ))}
        </p>
      </div>
    </li>
  )
}
