import { WarehouseId } from '@fluxori/contract/kernel'
import { isSellable } from '@fluxori/contract/stock/levels'
import { Warehouse, WarehouseFields } from '@fluxori/contract/warehouses/warehouses'
import { z } from 'zod'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'

const words = warehouseMessages.faults

/** What the form's fields hold. */
const Typed = z.object({
  name: z.string(),
  id: z.string(),
  /** The id was written by hand, so it follows the name no longer. */
  idByHand: z.boolean(),
  kind: Warehouse.shape.kind,
  address: z.string(),
  serves: z.enum(['all', 'some']),
  channels: z.array(z.string()),
})
export type Typed = z.infer<typeof Typed>

/** What is typed, beside what stood there when the typing began: only what differs is sent. */
export const TypedWarehouse = Typed.extend({ was: Typed })
export type TypedWarehouse = z.infer<typeof TypedWarehouse>

export const nothingTyped: Typed = {
  name: '',
  id: '',
  idByHand: false,
  kind: 'own',
  address: '',
  serves: 'all',
  channels: [],
}

export const typedOf = ({ id, name, kind, address, serves }: Warehouse): Typed => ({
  name,
  id,
  idByHand: true,
  kind,
  address,
  serves: serves === null ? 'all' : 'some',
  channels: serves ?? [],
})

const longestId = 63

/** An id made of a name: small letters and digits with dashes; with a number behind it when it is taken. */
export function suggestedId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longestId - 3)
    .replace(/-+$/, '')
  if (plain === '' || !taken.includes(plain)) return plain
  const number = taken.findIndex((_, index) => !taken.includes(`${plain}-${index + 2}`)) + 2
  return `${plain}-${number}`
}

/** The fields that the form describes, but for the priority, which is the list's to give. */
export const fieldsOf = ({
  name,
  kind,
  address,
  serves,
  channels,
}: Typed): Omit<WarehouseFields, 'priority'> => ({
  name: name.trim(),
  kind,
  address: address.trim(),
  serves: serves === 'all' ? null : channels,
})

/** What is wrong with a form, in words, by field. */
export function faultsOf(typed: Typed): Readonly<Record<string, string>> {
  const read = WarehouseFields.omit({ priority: true }).safeParse(fieldsOf(typed))
  const at = new Set(read.success ? [] : read.error.issues.map(({ path }) => path[0]))
  return {
    ...(at.has('name') ? { name: words.name } : {}),
    ...(WarehouseId.safeParse(typed.id).success ? {} : { id: words.id }),
    ...(at.has('address') ? { address: words.address } : {}),
    ...(typed.serves === 'some' && typed.channels.length === 0 ? { channels: words.channels } : {}),
  }
}

export const newFields = (typed: Typed, priority: number): WarehouseFields => ({
  ...fieldsOf(typed),
  priority,
})

/** What an edit does to what can be promised: nothing more from here, more from here, or less to some channels. */
export function promiseChange({ was, ...now }: TypedWarehouse): 'stops' | 'starts' | 'serves-less' | null {
  if (isSellable(was) !== isSellable(now)) return isSellable(was) ? 'stops' : 'starts'
  if (!isSellable(now) || now.serves === 'all') return null
  const less = was.serves === 'all' || was.channels.some((channel) => !now.channels.includes(channel))
  return less ? 'serves-less' : null
}
