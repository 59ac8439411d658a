import type { SandboxBuyer } from '../sandboxes/sandbox.ts'

const firstNames = [
  'Nomsa',
  'Johan',
  'Ayesha',
  'Sipho',
  'Chantelle',
  'Lerato',
  'Riaan',
  'Zanele',
  'Kabelo',
  'Fatima',
  'Mandla',
  'Elize',
  'Vusi',
  'Kavitha',
  'Andries',
  'Palesa',
]
const lastNames = [
  'Dlamini',
  'Botha',
  'Naidoo',
  'Nkosi',
  'Adams',
  'Mokoena',
  'van der Merwe',
  'Mthembu',
  'Pillay',
  'Jacobs',
  'Sithole',
  'Fourie',
  'Khumalo',
  'Davids',
  'Molefe',
  'Steyn',
]
const places = [
  ['Long Street, Gardens', 'Cape Town', '8001'],
  ['Vilakazi Street, Orlando West', 'Soweto', '1804'],
  ['Florida Road, Morningside', 'Durban', '4001'],
  ['Church Street, Hatfield', 'Pretoria', '0083'],
  ['Baakens Street, Central', 'Gqeberha', '6001'],
  ['President Brand Street, Westdene', 'Bloemfontein', '9301'],
  ['Dorp Street', 'Stellenbosch', '7600'],
  ['Rissik Street', 'Makhado', '0920'],
  ['Oxford Street', 'East London', '5201'],
  ['Jan van Riebeeck Street', 'Beaufort West', '6970'],
] as const

/** A made-up buyer. `random` gives numbers from 0 up to, not including, 1. */
export function someBuyer(random: () => number): SandboxBuyer {
  const one = <T>(all: readonly [T, ...T[]] | readonly T[]): T | undefined =>
    all[Math.floor(random() * all.length)]
  const [first = 'Nomsa', last = 'Dlamini'] = [one(firstNames), one(lastNames)]
  const [street, town, code] = one(places) ?? places[0]
  const digits = String(Math.floor(random() * 10_000_000)).padStart(7, '0')
  return {
    name: `${first} ${last}`,
    email: `${first}.${last.replaceAll(' ', '')}@example.co.za`.toLowerCase(),
    phone: `+2782${digits}`,
    address: `${1 + Math.floor(random() * 240)} ${street}`,
    town,
    code,
  }
}
