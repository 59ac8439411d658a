import { ChannelKind } from '@fluxori/contract/channels/channels'
import type { Product, VatClass } from '@fluxori/contract/products/products'
import { productWords } from '../../src/domain/products/repeated.ts'
import { sandboxModules } from '../sandboxes/all.ts'
import { demoGtin } from './gtin.ts'

export type DemoItem = Readonly<{
  /** Its place in the catalogue, which makes its barcode and the ids that the shops give it. Never changes. */
  index: number
  product: Product
  /** What buyers pay, VAT included; whole Rand, since Takealot takes nothing else. */
  priceCents: number
  /** Units on the shelf by warehouse; empty for a kit. */
  units: Readonly<Record<string, number>>
  /** Channels that list it. */
  channels: readonly string[]
  /** How often buyers choose it: 1 seldom, 9 often. */
  popularity: number
}>

/** Johannesburg, Cape Town, Durban. */
type Units = readonly [jhb: number, cpt: number, dbn: number]
/** Cost without VAT and price with it, in Rand. */
type Money = readonly [cost: number, price: number]
type Row = readonly [
  sku: string,
  title: string,
  brand: string,
  money: Money,
  grams: number,
  units: Units,
  popularity: number,
]

const everywhere = ChannelKind.options
const shopsWithAll = everywhere.filter((kind) => sandboxModules[kind].demo.listsAll)

const kitchen: readonly Row[] = [
  ['POT-CAST-24', 'Cast iron pot with lid, 24 cm', 'Karoo Kitchen', [412, 899], 4900, [38, 22, 14], 6],
  ['PAN-SKIL-28', 'Cast iron skillet, 28 cm', 'Karoo Kitchen', [238, 549], 2600, [54, 31, 20], 8],
  ['KNIFE-CHEF-20', "Chef's knife, 20 cm", 'Overberg', [196, 449], 240, [60, 35, 18], 5],
  ['BOARD-KIAAT-L', 'Kiaat chopping board, large', 'Overberg', [155, 379], 1800, [25, 40, 10], 5],
  ['MUG-ENAM-4', 'Enamel mugs, set of 4', 'Karoo Kitchen', [92, 229], 620, [120, 80, 45], 9],
  ['KETTLE-STOVE', 'Stovetop kettle, 2.5 l', 'Karoo Kitchen', [168, 399], 980, [33, 18, 12], 4],
  ['PRESS-COFFEE-1', 'Coffee press, 1 l', 'Overberg', [128, 299], 720, [44, 30, 16], 6],
  ['GRIND-PEPPER', 'Pepper mill, acacia', 'Overberg', [74, 179], 260, [70, 40, 22], 3],
]
const braai: readonly Row[] = [
  [
    'GRID-FOLD-60',
    'Folding braai grid, 60 cm, stainless steel',
    'Vuurmaak',
    [184, 429],
    1500,
    [46, 58, 27],
    9,
  ],
  ['TONGS-45', 'Braai tongs, 45 cm', 'Vuurmaak', [48, 129], 240, [140, 110, 65], 9],
  ['POTJIE-3', 'Potjie pot no. 3, three legs', 'Vuurmaak', [356, 799], 7200, [24, 16, 9], 7],
  ['STARTER-CHIM', 'Charcoal chimney starter', 'Vuurmaak', [139, 329], 1400, [36, 21, 15], 5],
  ['APRON-CANVAS', 'Canvas braai apron', 'Vuurmaak', [112, 279], 380, [50, 34, 20], 3],
  ['LIGHTERS-48', 'Natural firelighters, 48', 'Vuurmaak', [26, 69], 500, [200, 150, 90], 8],
  ['SPICE-BRAAI-3', 'Braai spice trio, 3 x 100 g', 'Bo-Karoo', [58, 149], 420, [90, 75, 40], 7],
]
const outdoor: readonly Row[] = [
  ['COOLER-45', 'Cooler box, 45 l', 'Drakens', [498, 1099], 5600, [18, 12, 9], 5],
  ['CHAIR-CAMP', 'Folding camp chair', 'Drakens', [212, 499], 3100, [40, 28, 20], 7],
  ['LAMP-LED-10', 'Rechargeable LED lantern, 10 h', 'Drakens', [146, 349], 480, [85, 60, 35], 9],
  ['BOTTLE-STEEL-1', 'Steel water bottle, 1 l', 'Drakens', [98, 249], 390, [95, 70, 44], 8],
  ['FLASK-750', 'Vacuum flask, 750 ml', 'Drakens', [124, 299], 520, [52, 36, 20], 5],
  ['TENT-3', 'Dome tent for three', 'Drakens', [712, 1599], 4300, [9, 6, 4], 3],
  ['HAT-BUSH', 'Canvas bush hat', 'Drakens', [84, 219], 150, [64, 48, 30], 4],
  ['TORCH-HEAD', 'Head torch, rechargeable', 'Drakens', [118, 289], 120, [72, 44, 26], 6],
]
const food: readonly Row[] = [
  ['TEA-ROOI-80', 'Organic rooibos, 80 bags', 'Cederberg', [38, 89], 250, [180, 240, 90], 9],
  ['TEA-HONEY-40', 'Honeybush tea, 40 bags', 'Cederberg', [34, 79], 140, [110, 130, 60], 5],
  ['RUSKS-BUTTER-1', 'Buttermilk rusks, 1 kg', 'Bo-Karoo', [62, 139], 1050, [75, 90, 35], 7],
  ['HONEY-FYNBOS', 'Fynbos honey, 500 g', 'Cederberg', [56, 129], 720, [60, 85, 30], 6],
  ['BILTONG-500', 'Beef biltong, sliced, 500 g', 'Bo-Karoo', [168, 299], 520, [40, 32, 18], 8],
  ['OLIVE-OIL-1', 'Extra virgin olive oil, 1 l', 'Breede', [104, 219], 1150, [48, 66, 22], 5],
]
/** Zero-rated foodstuffs, with the word of the Schedule that names each. */
const zeroRated: readonly (readonly [Row, string])[] = [
  [['RICE-LONG-10', 'Long grain rice, 10 kg', 'Breede', [118, 169], 10_050, [55, 40, 48], 5], 'rice'],
  [['MAIZE-10', 'Super maize meal, 10 kg', 'Breede', [82, 119], 10_050, [65, 30, 52], 6], 'maize meal'],
  [['BEANS-SUGAR-1', 'Dried sugar beans, 1 kg', 'Breede', [31, 49], 1010, [130, 90, 85], 4], 'dried beans'],
  [['LENTILS-1', 'Brown lentils, 1 kg', 'Breede', [27, 44], 1010, [95, 70, 40], 3], 'lentils'],
]
const baby: readonly Row[] = [
  ['WRAP-BABY', 'Baby wrap carrier, cotton', 'Thula', [264, 599], 680, [22, 18, 10], 4],
  ['BLANKET-BABY', 'Baby blanket, merino', 'Thula', [228, 529], 410, [26, 30, 12], 4],
  ['BIBS-5', 'Bandana bibs, set of 5', 'Thula', [66, 169], 160, [88, 52, 30], 5],
  ['BOTTLE-BABY-3', 'Anti-colic bottles, set of 3', 'Thula', [108, 259], 330, [47, 29, 19], 5],
  ['NIGHT-LAMP', 'Night lamp, rechargeable', 'Thula', [132, 319], 290, [3, 2, 0], 4],
]
const electronics: readonly Row[] = [
  ['CABLE-USBC-2', 'USB-C cable, 2 m, 100 W', 'Lumo', [42, 129], 70, [220, 160, 110], 9],
  ['PLUG-ADAPT-N', 'Type M to Type N adapter with 2 USB ports', 'Lumo', [64, 179], 140, [150, 95, 70], 8],
  ['POWER-20K', 'Power bank, 20 000 mAh', 'Lumo', [254, 599], 420, [56, 38, 25], 9],
  ['UPS-ROUTER', 'Mini UPS for a Wi-Fi router', 'Lumo', [318, 749], 540, [4, 1, 0], 9],
  ['BULB-LOADSHED', 'Emergency LED bulb, B22, 9 W', 'Lumo', [38, 99], 110, [240, 170, 120], 8],
  ['MOUSE-WIRELESS', 'Wireless mouse, silent', 'Lumo', [96, 249], 95, [0, 0, 0], 5],
]
/** Kits, made of what lies on the shelf. */
const kits: readonly (readonly [Row, Product['kit']])[] = [
  [
    ['KIT-BRAAI', 'Braai starter kit: grid, tongs, firelighters', 'Vuurmaak', [258, 579], 2240, [0, 0, 0], 6],
    [
      { sku: 'GRID-FOLD-60', quantity: 1 },
      { sku: 'TONGS-45', quantity: 1 },
      { sku: 'LIGHTERS-48', quantity: 1 },
    ],
  ],
  [
    [
      'KIT-TEA',
      'Cederberg tea hamper: rooibos, honeybush, honey',
      'Cederberg',
      [166, 369],
      1360,
      [0, 0, 0],
      5,
    ],
    [
      { sku: 'TEA-ROOI-80', quantity: 2 },
      { sku: 'TEA-HONEY-40', quantity: 1 },
      { sku: 'HONEY-FYNBOS', quantity: 1 },
    ],
  ],
  [
    [
      'KIT-LOADSHED',
      'Load-shedding kit: lantern, power bank, 2 bulbs',
      'Lumo',
      [476, 999],
      1120,
      [0, 0, 0],
      6,
    ],
    [
      { sku: 'LAMP-LED-10', quantity: 1 },
      { sku: 'POWER-20K', quantity: 1 },
      { sku: 'BULB-LOADSHED', quantity: 2 },
    ],
  ],
]

type Plain = Readonly<{ row: Row; category: string; zero: string | null; kit: Product['kit'] }>

const plain = (category: string, rows: readonly Row[]): Plain[] =>
  rows.map((row) => ({ row, category, zero: null, kit: [] }))

/** What Karoo Trading sells. */
export const catalogue: readonly DemoItem[] = [
  ...plain('Kitchen', kitchen),
  ...plain('Braai', braai),
  ...plain('Outdoor', outdoor),
  ...plain('Food', food),
  ...zeroRated.map(([row, zero]): Plain => ({ row, category: 'Food', zero, kit: [] })),
  ...plain('Baby', baby),
  ...plain('Electronics', electronics),
  ...kits.map(([row, kit]): Plain => ({ row, category: 'Kits', zero: null, kit })),
].map(itemOf)

function itemOf({ row, category, zero, kit }: Plain, index: number): DemoItem {
  const [sku, title, brand, [cost, price], weightGrams, [jhb, cpt, dbn], popularity] = row
  const vatClass: VatClass = zero === null ? 'standard' : 'zero'
  const barcode = demoGtin(index + 1)
  const vatReason = zero === null ? null : `VAT Act 89 of 1991, s 11(1)(j) with Schedule 2, Part B: ${zero}`
  return {
    index,
    product: {
      sku,
      title,
      barcode,
      category,
      brand,
      vatClass,
      vatReason,
      costCents: cost * 100,
      weightGrams,
      lowAt: popularity >= 8 ? 24 : popularity >= 4 ? 8 : null,
      kit,
      words: productWords({ sku, title, barcode, brand }),
    },
    priceCents: price * 100,
    units: kit.length > 0 ? {} : { jhb, cpt, dbn },
    channels: index % 9 === 7 ? shopsWithAll : everywhere,
    popularity,
  }
}
