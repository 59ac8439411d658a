import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { ActionIcon, Button } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconTruck,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import { paths } from '../../business/paths.ts'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './warehouse-list.module.css'

const words = warehouseMessages

export type Direction = 'earlier' | 'later'

const icons: Readonly<Record<Warehouse['kind'], Icon>> = {
  own: IconBuildingWarehouse,
  'third-party': IconUsersGroup,
  'marketplace-dc': IconBuildingStore,
  transit: IconTruck,
}

type Moves = Readonly<{
  pending: boolean
  first: boolean
  last: boolean
  onMove: (direction: Direction) => void
}>

type WarehouseRowProps = Readonly<{
  warehouse: Warehouse
  /** Which in turn stock is taken from. */
  place?: number
  nameOf: (channelId: string) => string
  moves?: Moves
  onEdit?: (id: string) => void
}>

function servesText({ serves }: Warehouse, nameOf: (channelId: string) => string): string {
  if (serves === null) return words.servesAll
  return serves.length === 0 ? words.servesNone : words.serves(serves.map(nameOf))
}

export function WarehouseRow({ warehouse, place, nameOf, moves, onEdit }: WarehouseRowProps) {
  const { id, name, kind, address } = warehouse
  return (
    <li className={classes.row}>
      {place !== undefined && <span className={classes.place}>{words.place(place)}</span>}
      <div className={classes.about}>
        <p className={classes.head}>
          <span className={classes.name}>{name}</span>
          <span className={classes.id}>{id}</span>
          <StatusBadge tone="quiet" icon={icons[kind]} label={words.kinds[kind]} />
        </p>
        <p className={classes.detail}>{address === '' ? words.noAddress : address}</p>
        {place !== undefined && <p className={classes.detail}>{servesText(warehouse, nameOf)}</p>}
        <Link
          href={paths.stockWith({ warehouse: id })}
          className={classes.link}
          aria-label={words.stockOf(name)}
        >
          {words.stock}
        </Link>
      </div>
      <div className={classes.actions}>
        {moves !== undefined && (
          <>
            <Mover
              id={id}
              label={words.moveUp(name)}
              icon={IconArrowUp}
              at={moves.first}
              moves={moves}
              to="earlier"
            />
            <Mover
              id={id}
              label={words.moveDown(name)}
              icon={IconArrowDown}
              at={moves.last}
              moves={moves}
              to="later"
            />
          </>
        )}
        {onEdit !== undefined && (
          <Button variant="default" size="xs" aria-label={words.editOf(name)} onClick={() => onEdit(id)}>
            {words.edit}
          </Button>
        )}
      </div>
    </li>
  )
}

type MoverProps = Readonly<{
  id: string
  label: string
  icon: Icon
  at: boolean
  moves: Moves
  to: Direction
}>

/** Moves the warehouse one place. At the end of the list there is nowhere to go. */
function Mover({ id, label, icon: IconOf, at, moves, to }: MoverProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      className={classes.mover ?? ''}
      data-move={id}
      aria-label={label}
      title={label}
      disabled={at}
      onClick={() => !moves.pending && moves.onMove(to)}
    >
      <IconOf size={18} stroke={1.7} />
    </ActionIcon>
  )
}
