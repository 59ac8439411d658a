import { paths } from '../../business/paths.ts'

export type StepId = 'channel' | 'product' | 'warehouse' | 'stock' | 'order'

/** What is there already; null while nobody knows. */
export type Found = Readonly<Record<StepId, boolean | null>>

/** Where each step is taken. The first order comes by itself; until then there is something to watch. */
const places: Readonly<Record<StepId, string>> = {
  channel: paths.channels,
  warehouse: paths.warehouses,
  product: paths.newProduct,
  stock: paths.stock,
  order: paths.orders,
}
const order: readonly StepId[] = ['channel', 'warehouse', 'product', 'stock', 'order']

export type Step = Readonly<{ id: StepId; to: string; state: 'done' | 'next' | 'later' }>

/** The steps to the first order, ticked by what is really there; the first that is missing is the next one. */
export function firstSteps(found: Found): readonly Step[] {
  const next = order.find((id) => found[id] !== true)
  return order.map((id) => ({
    id,
    to: places[id],
    state: found[id] === true ? 'done' : id === next ? 'next' : 'later',
  }))
}
