import type { Channel } from '@fluxori/contract/channels/channels'
import { isSellable } from '@fluxori/contract/stock/levels'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { useAutoAnimate } from '@formkit/auto-animate/react'
import { useEffect, useRef, useState } from 'react'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'
import { LiveRegion } from '../../ui/live-region.tsx'
import { isStill } from '../../ui/use-change-motion.ts'
import { useMoveWarehouse } from './use-save-warehouse.ts'
import classes from './warehouse-list.module.css'
import { inTakingOrder, movedBy } from './warehouse-order.ts'
import { WarehouseRow, type Direction } from './warehouse-row.tsx'

const words = warehouseMessages

type WarehouseListProps = Readonly<{
  warehouses: readonly Warehouse[]
  channels: readonly Channel[]
  may: boolean
  onEdit: (id: string) => void
}>

/** Warehouses that stock is promised from, in the order in which it is taken, and those that are only counted. */
export function WarehouseList({ warehouses, channels, may, onEdit }: WarehouseListProps) {
  const order = inTakingOrder(warehouses)
  const promised = order.filter(isSellable)
  const counted = order.filter((warehouse) => !isSellable(warehouse))
  const moving = useMoving(promised)
  const [list, animate] = useAutoAnimate<HTMLOListElement>({ duration: 160, easing: 'ease-out' })
  useEffect(() => animate(!isStill()), [animate])
  const nameOf = (id: string) => channels.find((channel) => channel.id === id)?.name ?? id
  return (
    <>
      {promised.length > 0 && (
        <section className={classes.group}>
          <h2 className={classes.title}>{words.promised}</h2>
          <p className={classes.text}>{words.promisedText}</p>
          <ol ref={list} className={classes.list}>
            {promised.map((warehouse, index) => (
              <WarehouseRow
                key={warehouse.id}
                warehouse={warehouse}
                place={index + 1}
                nameOf={nameOf}
                {...(may && promised.length > 1
                  ? {
                      moves: {
                        pending: moving.pending,
                        first: index === 0,
                        last: index === promised.length - 1,
                        onMove: (direction: Direction) => void moving.move(warehouse, direction),
                      },
                    }
                  : {})}
                {...(may ? { onEdit } : {})}
              />
            ))}
          </ol>
        </section>
      )}
      {counted.length > 0 && (
        <section className={classes.group}>
          <h2 className={classes.title}>{words.notPromised}</h2>
          <p className={classes.text}>{words.notPromisedText}</p>
          <ul className={classes.list}>
            {counted.map((warehouse) => (
              <WarehouseRow
                key={warehouse.id}
                warehouse={warehouse}
                nameOf={nameOf}
                {...(may ? { onEdit } : {})}
              />
            ))}
          </ul>
        </section>
      )}
      <LiveRegion text={moving.said} />
    </>
  )
}

/** Moves a warehouse by one place. The focus stays on it, wherever the list puts it. */
function useMoving(promised: readonly Warehouse[]) {
  const { move: save, pending } = useMoveWarehouse()
  const [said, setSaid] = useState('')
  const moved = useRef<string | null>(null)
  const order = promised.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (moved.current === null) return
    const buttons = [...document.querySelectorAll<HTMLButtonElement>(`[data-move="${moved.current}"]`)]
    const here = buttons.find((button) => button === document.activeElement && !button.disabled)
    if (here === undefined) buttons.find((button) => !button.disabled)?.focus()
    if (!pending) moved.current = null
  }, [order, pending])
  const move = async (warehouse: Warehouse, direction: Direction) => {
    const changes = movedBy(promised, warehouse.id, direction)
    const before = promised.filter(({ id }) => changes.some((change) => change.id === id))
    const place = promised.indexOf(warehouse) + (direction === 'earlier' ? 0 : 2)
    const done = words.moved(warehouse.name, place, promised.length)
    moved.current = warehouse.id
    const priorities = before.map(({ id, priority }) => ({ id, priority }))
    if (await save(warehouse.name, changes, priorities, done)) setSaid(done)
  }
  return { move, pending, said }
}
