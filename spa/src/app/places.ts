import {
  IconBuildingStore,
  IconBuildingWarehouse,
  IconDots,
  IconHome,
  IconPackage,
  IconReceipt,
  IconSettings,
  IconTags,
  type Icon,
} from '@tabler/icons-react'
import { paths } from '../business/paths.ts'
import { messages } from '../lib/messages.ts'

const words = messages.frame

/** A place that the navigation leads to, and the keys that do. */
export type Place = Readonly<{ to: string; label: string; keys: string; Icon: Icon }>

const today: Place = { to: paths.today, label: words.today, keys: 'g t', Icon: IconHome }
const orders: Place = { to: paths.orders, label: words.orders, keys: 'g o', Icon: IconReceipt }
const stock: Place = { to: paths.stock, label: words.stock, keys: 'g s', Icon: IconPackage }
const channels: Place = { to: paths.channels, label: words.channels, keys: 'g c', Icon: IconBuildingStore }
const products: Place = { to: paths.products, label: words.products, keys: 'g p', Icon: IconTags }
const warehouses: Place = {
  to: paths.warehouses,
  label: words.warehouses,
  keys: 'g w',
  Icon: IconBuildingWarehouse,
}
const settings: Place = { to: paths.settings, label: words.settings, keys: 'g ,', Icon: IconSettings }
const more: Place = { to: paths.more, label: words.more, keys: '', Icon: IconDots }

/** All of them, as the rail shows them. */
export const places: readonly Place[] = [today, orders, stock, products, warehouses, channels, settings]

/** The four that a phone has room for, and where the others are. */
export const bottomPlaces: readonly Place[] = [today, orders, stock, channels, more]
export const morePlaces: readonly Place[] = [products, warehouses, settings]

/** Whether a path is within a place. */
export const isWithin = (path: string, { to }: Place): boolean =>
  to === paths.today ? path === to : path === to || path.startsWith(`${to}/`)
