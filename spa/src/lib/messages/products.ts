import type { Product, VatClass } from '@fluxori/contract/products/products'
import { formatCount } from '../format/format.ts'
import { counted } from './count.ts'

const vat: Readonly<Record<VatClass, string>> = {
  standard: 'Standard-rated',
  zero: 'Zero-rated',
  exempt: 'Exempt',
  'out-of-scope': 'Out of scope',
}

type BarcodeFault =
  | Readonly<{ kind: 'not-digits' }>
  | Readonly<{ kind: 'wrong-length'; length: number }>
  | Readonly<{ kind: 'wrong-check-digit'; should: number }>

function barcodeOf(fault: BarcodeFault): string {
  switch (fault.kind) {
    case 'not-digits':
      return 'A barcode has digits only: take the letters out'
    case 'wrong-length':
      return `A barcode has 8, 12, 13 or 14 digits; this one has ${fault.length}`
    case 'wrong-check-digit':
      return `A digit is mistyped, or the last digit should be ${fault.should}: compare it with the label`
  }
}

const costFaults = {
  unreadable: 'Give an amount in Rand, like 412.50 or 1 234,56',
  'too-many-decimals': 'Give Rand and cents: at most two digits after the point',
  'too-much': 'That is more than a product can cost: at most a thousand million Rand',
}

const plainFaults: Readonly<Partial<Record<string, string>>> = {
  category: 'At most 100 characters',
  brand: 'At most 100 characters',
  vatReason: 'Give the reason in 3 to 300 characters',
  weight: 'Give a weight, like 620 g or 4.9 kg',
  lowAt: 'A whole number from 0 to a million, or nothing',
  kit: 'A kit has at most 30 components',
}

/** How a supply's VAT class is justified: the text that is kept with the product, by what it is. */
const foodstuffs = [
  'brown bread',
  'brown wheaten meal',
  'maize meal',
  'samp',
  'mealie rice',
  'dried mealies (not popcorn)',
  'dried beans',
  'lentils',
  'dried edible legumes',
  'rice',
  'vegetables in their natural state',
  'fruit in its natural state',
  'vegetable cooking oil (not olive oil)',
  'plain milk',
  'cultured milk',
  'milk powder',
  'dairy powder blend',
  "raw hen's eggs",
  'pilchards or sardinella in tins',
]
const exemptions = [
  'financial services without a fee',
  'letting of a dwelling',
  'passenger transport by road or rail',
  'approved education',
]

type Example = Readonly<{ label: string; text: string }>

/** Examples to choose from; being out of scope has none that fits many. */
const reasons: Readonly<Record<Exclude<VatClass, 'standard'>, readonly Example[]>> = {
  zero: foodstuffs.map((label) => ({
    label,
    text: `VAT Act 89 of 1991, s 11 with Schedule 2, Part B: ${label}`,
  })),
  exempt: exemptions.map((label) => ({ label, text: `VAT Act 89 of 1991, s 12: ${label}` })),
  'out-of-scope': [],
}

export const productMessages = {
  title: 'Products',
  listLabel: 'Products',
  search: 'Find a SKU, barcode or word',
  clearSearch: 'Clear the search',
  shows: {
    label: 'Which products',
    all: 'All',
    kits: 'Kits',
    'no-barcode': 'No barcode',
    'no-cost': 'No cost',
  },
  vatFilter: 'Show this VAT class',
  vatAny: 'Any VAT class',
  vat,
  columns: {
    title: 'Title',
    sku: 'SKU',
    barcode: 'Barcode',
    brand: 'Brand',
    category: 'Category',
    cost: 'Cost, R',
    vat: 'VAT',
    vatReason: 'VAT reason',
    lowAt: 'Low at',
    kit: 'Kit',
    weight: 'Weight, g',
  },
  none: 'None',
  noBarcode: 'No barcode',
  noCost: 'No cost',
  kit: 'Kit',
  kitOf: (parts: number) => `Kit of ${formatCount(parts)}`,
  lowUsual: (units: number) => `${formatCount(units)} (usual)`,
  sortedSoFar: (rows: number) =>
    `In order among the ${counted(rows, 'product', 'products')} loaded so far. More load as you scroll.`,
  emptyTitle: 'No products yet',
  emptyText: 'A product says what a SKU is: its title, barcode, cost and VAT. Stock and orders build on it.',
  emptyTextReader: 'Nobody has added one yet. An owner or manager can.',
  nothingFoundTitle: {
    all: 'No product is like that',
    kits: 'No kits yet',
    'no-barcode': 'Every product has a barcode',
    'no-cost': 'Every product has a cost',
  },
  nothingFoundText: {
    all: 'Whole words, SKUs and barcodes find products. A filter may hide what you look for.',
    kits: 'A kit is made of other products: give a product its components to make it one.',
    'no-barcode': 'Each can be scanned, and orders find it by its barcode.',
    'no-cost': 'Margins can be worked out for all of them.',
  },
  nothingFoundAction: 'Show all products',
  add: 'New product',
  back: 'Back to products',
  notFoundTitle: (sku: string) => `There is no product ${sku}`,
  notFoundText: 'The address may be old or mistyped. Look for it in the list.',
  edit: 'Edit product',
  brokenTitle: 'This product cannot be shown',

  facts: {
    identity: 'What it is',
    money: 'Cost and VAT',
    cost: 'Cost, VAT excluded',
    vat: 'VAT class',
    weight: 'Weight',
    lowAt: 'Low at',
    lowAtText: (units: number) => counted(units, 'unit', 'units'),
    lowAtUsual: (units: number) => `${counted(units, 'unit', 'units')} (usual)`,
    stock: 'Stock',
    available: (units: number) => `${formatCount(units)} available`,
    short: (units: number) => `${formatCount(units)} short`,
    supply: { out: 'Out of stock', low: 'Low', enough: '' },
    openStock: 'See stock',
    noStock: 'Nothing is known of its stock yet',
    components: 'Made of',
    each: (quantity: number) => `${formatCount(quantity)} ×`,
    componentAvailable: (units: number) => `${formatCount(units)} available`,
    kitsPossible: (kits: number) => `${counted(kits, 'kit', 'kits')} can be made now.`,
    partOf: 'Part of these kits',
    soldBy: 'Sold by',
    notSold:
      'No listing is matched to it yet. When an order for one comes in, say there which product it is.',
    shows: (quantity: number) => `Shows ${formatCount(quantity)}`,
    showsNothing: 'Nothing sent yet',
    pending: 'Sending',
    drift: (seen: number) => `Shows ${formatCount(seen)} instead`,
    rejected: 'Refused by the channel',
  },

  form: {
    newTitle: 'New product',
    editTitle: (sku: string) => `Edit ${sku}`,
    identity: 'What it is',
    name: 'Title',
    sku: 'SKU',
    skuHint: 'Your own code for it. It stays as it is: orders and stock are kept under it.',
    barcode: 'Barcode',
    barcodeHint: 'The GTIN under the bars: 8, 12, 13 or 14 digits. Leave it empty when there is none.',
    category: 'Category',
    brand: 'Brand',
    money: 'Cost and VAT',
    cost: 'Cost in Rand, VAT excluded',
    costHint: 'What one unit costs you to buy. Type it as you write it: 412.50 or 1 234,56.',
    costRead: (amount: string) => `Read as ${amount}`,
    vatClass: 'VAT class',
    vatClassHints: {
      standard: 'The usual class. When in doubt, keep it.',
      zero: 'VAT at 0%: section 11 and Schedule 2 of the VAT Act. Processing, flavouring or mixing ends it.',
      exempt: 'No VAT at all: section 12 of the VAT Act.',
      'out-of-scope': 'No supply under the VAT Act, for example while the seller is not a VAT vendor.',
    } satisfies Readonly<Record<VatClass, string>>,
    notVendor: 'You are not a VAT vendor, so no VAT is charged whatever this says.',
    vatReason: 'Legal reason',
    vatReasonHint: 'The item of the VAT Act 89 of 1991 that makes it so. It is kept with every sale.',
    vatExamples: {
      zero: 'Foodstuff of Schedule 2, Part B',
      exempt: 'Supply of section 12',
      'out-of-scope': '',
    },
    vatExampleNone: 'Choose what it is, or write it below',
    reasons,
    handling: 'Stock and delivery',
    weight: 'Weight',
    weightUnit: 'Unit',
    weightHint: 'Packed, of one unit.',
    lowAt: 'Low at',
    lowAtHint: (usual: number) =>
      `At this many units available it counts as low. Empty: ${formatCount(usual)}.`,
    kit: 'Kit',
    kitHint:
      'A kit is made of other products and has no stock of its own. Leave it empty for a single product.',
    addComponent: 'Add a component',
    addComponentHint: 'SKU, barcode or a word of the title',
    componentQuantity: (sku: string) => `Units of ${sku} in one kit`,
    removeComponent: (sku: string) => `Take ${sku} out`,
    searching: 'Searching',
    nothingFound: 'No product is found by that. Kits cannot be part of a kit.',
    kitsPossible: (kits: number) => `${counted(kits, 'kit', 'kits')} can be made of what is available now.`,
    overtaken: (now: string) => `Somebody changed this meanwhile to: ${now === '' ? 'nothing' : now}`,
    overtakenKit: 'Somebody changed the kit meanwhile.',
    create: 'Add product',
    save: 'Save changes',
    saveNone: 'Nothing to save',
    discard: 'Discard changes',
    discardNew: 'Discard',
    kept: 'Kept in this tab until you save or discard it.',
    startAfresh: 'Start afresh',
    openOther: (sku: string) => `Open ${sku}`,
  },
  faults: {
    sku: 'A SKU has at most 255 characters and is not only dots',
    skuMissing: 'Give it a SKU: your own code for it',
    title: 'At most 300 characters',
    titleMissing: 'Give it a title',
    barcode: 'This is not a barcode',
    barcodeOf,
    costOf: (fault: keyof typeof costFaults) => costFaults[fault],
    quantity: 'A whole number from 1 to a million',
    vatReasonMissing: 'Say which item of the VAT Act makes it so',
    componentTwice: 'A product is named twice. Put its units on one line.',
    kitOfItself: 'A kit cannot be part of itself. Take it out.',
    other: 'This does not fit. Check it.',
    plain: plainFaults,
  },
  created: (product: Pick<Product, 'title'>) => `${product.title} was added`,
  createdText: 'Receive stock to sell it.',
  saved: (sku: string) => `${sku} was changed`,
  labelCreate: (sku: string) => `Add ${sku}`,
  labelEdit: (sku: string) => `Change ${sku}`,
  labelUndo: (sku: string) => `Take back the change of ${sku}`,
}
