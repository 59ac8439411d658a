import { formatCount } from '../format/format.ts'
import { counted, units } from './count.ts'

const skus = (count: number): string => counted(count, 'SKU', 'SKUs')
const signed = (delta: number): string =>
  `${delta > 0 ? '+' : delta < 0 ? '−' : '±'}${formatCount(Math.abs(delta))}`

export const stockChangeMessages = {
  warehouse: 'Warehouse',
  warehouseMissing: 'Choose a warehouse',
  units: 'Units',
  unitsOf: (sku: string) => `Units of ${sku}`,
  fewer: (sku: string) => `One fewer of ${sku}`,
  more: (sku: string) => `One more of ${sku}`,
  remove: (sku: string) => `Take ${sku} off this list`,
  unitsInvalid: 'Give a whole number from 1 to a million',
  reference: 'Reference',
  referenceHint: 'An order, delivery note or count sheet. It stands with the movement.',
  referenceInvalid: 'Give at most 100 characters',
  linesMissing: 'Add at least one SKU',
  linesTooMany: 'Put at most 100 SKUs on one list. Send these first, then the rest.',
  afresh: 'Start afresh',
  gone: 'No stock record',
  add: {
    label: 'Add a SKU',
    placeholder: 'Scan or type a SKU, barcode or word',
    hint: 'Enter adds it; once more adds one unit.',
    searching: 'Looking',
    nothing: (text: string) => `Nothing matches “${text}”`,
    kit: 'Kit: change its components instead',
    failed: 'It could not be looked up. Check the line and try again.',
    added: (sku: string, count: number) => `${sku}: ${units(count)}`,
    available: (count: number) => `${formatCount(count)} available`,
  },
  refusedLine: {
    'not-enough-stock': (free: number) =>
      free === 0
        ? 'None is free there. Reserved units cannot be taken.'
        : `Only ${formatCount(free)} are free there.`,
    'not-in-transit': (inTransit: number) =>
      inTransit === 0
        ? 'None is on its way there.'
        : `Only ${formatCount(inTransit)} are on their way there.`,
  },
  lineRefused: (sku: string) => `${sku} stands in the way; its line says why. Nothing was changed.`,
  adjust: {
    title: (name: string) => `Adjust ${name}`,
    missing: 'This SKU is not here. The address may be mistyped.',
    kit: 'A kit has no stock of its own. Adjust its components.',
    warehouseNow: (name: string, now: number) => `${name} (${formatCount(now)} now)`,
    state: 'What changes',
    states: { onHand: 'On hand', damaged: 'Damaged', quarantined: 'Quarantined' },
    stateHints: {
      onHand: 'Units that are found or missing on the shelf.',
      damaged: 'They stay on hand and are not for sale.',
      quarantined: 'They stay on hand and are not for sale until let out.',
    },
    direction: 'Add or remove',
    directions: { add: 'Add', remove: 'Remove' },
    after: (now: number, after: number, state: string, free: number) =>
      `${formatCount(now)} → ${formatCount(after)} ${state.toLowerCase()}, ${formatCount(free)} free after it`,
    impossible: (free: number) =>
      `More than the ${formatCount(free)} that are free: reserved units cannot be taken, so it would be refused.`,
    belowZero: 'That is more than there are, so it would be refused.',
    reason: 'Reason',
    reasonHint: 'Kept with the movement, for whoever asks later.',
    reasons: [
      'Found on the shelf',
      'Lost or stolen',
      'Broken in handling',
      'Returned by a buyer',
      'Used as a sample',
    ],
    reasonInvalid: 'Give a reason of 3 to 300 characters',
    submit: (delta: number) =>
      delta === 0 ? 'Adjust stock' : `${delta > 0 ? 'Add' : 'Remove'} ${units(Math.abs(delta))}`,
    done: (sku: string, delta: number) => `${sku}: ${signed(delta)}`,
    doneText: (available: number) => `${formatCount(available)} available now.`,
    undoReason: (reason: string) => `Undone: ${reason}`.slice(0, 300),
  },
  receive: {
    title: 'Receive stock',
    where: 'Where it arrived',
    line: (now: number) => `${formatCount(now)} on hand now`,
    lineAfter: (now: number, after: number) => `${formatCount(now)} → ${formatCount(after)} on hand`,
    submit: (count: number) => (count === 0 ? 'Receive stock' : `Receive ${units(count)}`),
    done: (count: number, place: string) => `${units(count)} received in ${place}`,
    undoReason: (reference: string) =>
      `Undone: received${reference === '' ? '' : ` under ${reference}`}`.slice(0, 300),
  },
  transfer: {
    title: 'Transfer stock',
    from: 'From',
    to: 'To',
    swap: 'Swap the two warehouses',
    same: 'Choose two different warehouses',
    step: 'How it goes',
    steps: { 'at-once': 'At once', send: 'Send', arrive: 'Arrive' },
    stepHints: {
      'at-once': 'It leaves one shelf and stands on the other in one step.',
      send: 'It leaves the shelf and is in transit until it arrives.',
      arrive: 'What was sent is taken in where it was going.',
    },
    free: (free: number, place: string) => `${formatCount(free)} free in ${place}`,
    inTransit: (count: number, place: string) => `${formatCount(count)} on the way to ${place}`,
    tooMany: 'More than that, so it would be refused.',
    submit: {
      'at-once': (count: number) => (count === 0 ? 'Move stock' : `Move ${units(count)}`),
      send: (count: number) => (count === 0 ? 'Send stock' : `Send ${units(count)}`),
      arrive: (count: number) => (count === 0 ? 'Take in stock' : `Take in ${units(count)}`),
    },
    done: {
      'at-once': (count: number, place: string) => `${units(count)} moved to ${place}`,
      send: (count: number, place: string) => `${units(count)} on the way to ${place}`,
      arrive: (count: number, place: string) => `${units(count)} arrived in ${place}`,
    },
    undoReference: (reference: string) => `Undone${reference === '' ? '' : `: ${reference}`}`.slice(0, 100),
    noUndo: {
      send: 'To take it back, let it arrive and transfer it back.',
      arrive: 'To take it back, transfer it back.',
    },
  },
  count: {
    title: 'Count stock',
    text: 'Say what you find on the shelf. What is sold while you count is kept out of the difference.',
    counted: 'Counted',
    countedOf: (sku: string) => `Counted of ${sku}`,
    countedInvalid: 'Give a whole number from 0 to a million',
    waiting: 'Reading what is expected',
    expected: (expected: number) => `${formatCount(expected)} expected when you began`,
    moved: (now: number) => `${formatCount(now)} by now: what moved since you began stays as it is`,
    owed: (owed: number) =>
      `${units(owed)} fewer than orders hold: the youngest orders go short of what no other warehouse has free`,
    same: 'As expected',
    difference: (difference: number) =>
      difference < 0
        ? `${formatCount(-difference)} missing`
        : `${formatCount(difference)} more than expected`,
    offline:
      'You are offline, so what is expected may be old. If stock has moved since, count again when you are back.',
    expectedMissing: 'What is expected is not known yet. Wait for the line, or take it off.',
    submit: (count: number) => (count === 0 ? 'Save the count' : `Save the count of ${skus(count)}`),
    done: (place: string) => `${place} counted`,
    doneText: (differing: number) =>
      differing === 0 ? 'All as expected: nothing was changed.' : `${skus(differing)} corrected.`,
    noUndo: 'To take a count back, adjust what it changed.',
  },
  undo: {
    partly: (done: number, of: number, sku: string) =>
      `${formatCount(done)} of ${formatCount(of)} taken back. ${sku} could not be: its stock has moved since. Adjust it by hand.`,
  },
}
