import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { formatCount } from '../format/format.ts'

type Kind = Warehouse['kind']

const kinds: Readonly<Record<Kind, string>> = {
  own: 'Your own',
  'third-party': 'Third party',
  'marketplace-dc': 'Marketplace DC',
  transit: 'In transit',
}

const kindHints: Readonly<Record<Kind, string>> = {
  own: 'Your store room or shop. What is free here is promised to buyers.',
  'third-party': 'Somebody stores and ships for you. What is free here is promised to buyers.',
  'marketplace-dc':
    'Stock that a marketplace holds and sells itself. It is counted, never promised to others.',
  transit: 'Goods on the road. They are counted, never promised.',
}

export const warehouseMessages = {
  title: 'Warehouses',
  add: 'New warehouse',
  edit: 'Edit',
  editOf: (name: string) => `Edit ${name}`,
  kinds,
  kindHints,
  promised: 'Promised to buyers',
  promisedText:
    'An order takes what is free in the first of these that serves its channel, and the rest from the next.',
  notPromised: 'Counted, not promised',
  notPromisedText: 'What is here shows in your stock, but no channel sells it.',
  place: (place: number) => formatCount(place),
  stock: 'See stock here',
  stockOf: (name: string) => `See stock in ${name}`,
  noAddress: 'No address',
  servesAll: 'Serves every channel',
  serves: (names: readonly string[]) => `Serves ${names.join(', ')}`,
  servesNone: 'Serves no channel',
  moveUp: (name: string) => `Take from ${name} earlier`,
  moveDown: (name: string) => `Take from ${name} later`,
  moved: (name: string, place: number, of: number) =>
    `${name} is now number ${formatCount(place)} of ${formatCount(of)}`,
  labelMove: (name: string) => `Move ${name}`,
  labelMoveBack: (name: string) => `Move ${name} back`,
  labelCreate: (name: string) => `Add ${name}`,
  labelEdit: (name: string) => `Change ${name}`,
  labelUndo: (name: string) => `Take back the change of ${name}`,
  created: (name: string) => `${name} was added`,
  createdText: 'Receive or transfer stock to fill it.',
  saved: (name: string) => `${name} was changed`,
  emptyTitle: 'No warehouse yet',
  emptyText:
    'A warehouse is a place where stock is: your store room, a shop, a fulfilment company. Add the first one, then count what is there.',
  emptyTextReader: 'An owner or manager adds the first one.',
  form: {
    newTitle: 'New warehouse',
    editTitle: (name: string) => `Edit ${name}`,
    name: 'Name',
    id: 'Short id',
    idHint: 'Movements and exports call it by this. It stays as it is.',
    kind: 'What kind of place it is',
    address: 'Address',
    serves: 'Which channels it serves',
    servesAll: 'Every channel, also ones connected later',
    servesSome: 'Only these',
    noChannels: 'No channel is connected yet.',
    create: 'Add warehouse',
    save: 'Save changes',
    stops: 'What is here will no longer be promised: every channel is told a lower quantity at once.',
    starts: 'What is free here will be promised to buyers: channels are told a higher quantity at once.',
    servesLess: 'Channels that it no longer serves are told a lower quantity at once.',
  },
  faults: {
    name: 'Give it a name of at most 100 characters',
    id: 'Small letters, digits and dashes; it begins with a letter or digit',
    address: 'At most 500 characters',
    channels: 'Choose at least one channel, or every channel',
  },
}
