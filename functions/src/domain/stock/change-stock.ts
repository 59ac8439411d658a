import type { Payload } from '@fluxori/contract/commands'
import type { Sku, WarehouseId } from '@fluxori/contract/kernel'
import type { Level, MovementKind, StockChange, StockRefusal } from '@fluxori/contract/stock/stock'
import { answer, type Refusal, type Verdict } from '../decision.ts'
import { allocateWaiting, needWaiting } from '../orders/allocate-waiting.ts'
import { needHolders, takeBackPromises } from '../orders/take-back-promises.ts'
import type { Need, Reading, Work } from '../work.ts'
import { availableToPromise } from './available.ts'
import type { StockMoved } from './ledger.ts'
import { free, isSound, levelIn, shifted } from '@fluxori/contract/stock/levels'

type Count = Extract<StockChange, { kind: 'count' }>
type CountLine = Count['lines'][number]
type CountRest = Payload['count-rest']

/** One SKU's part of a change in one warehouse. */
type Step = Readonly<{ sku: Sku; warehouse: WarehouseId; delta: Partial<Level>; refusal: StockRefusal }>

/**
 * Adjusts, receives, transfers or counts stock. All lines or none. A change that would leave a level impossible, such
 * as moving away what orders have been promised, is refused with what is free. A count is what is there: promises that
 * it cannot keep are taken back from the youngest orders. Stock that becomes free goes to the orders that wait for it,
 * oldest first.
 */
export function changeStock(
  work: Work,
  { change }: Readonly<{ change: StockChange }>,
): Verdict<Readonly<{ stock: { sku: Sku; available: number }[] }>, StockRefusal> {
  const steps = stepsOf(work, change)
  if ('reason' in steps) return { accepted: false, refusal: steps }
  for (const step of steps) {
    const refusal = take(
      work,
      causeOf(change),
      change.kind === 'count' ? counted(work, change.reference, step) : step,
    )
    if (refusal !== null) return { accepted: false, refusal }
  }
  const skus = [...new Set(steps.map(({ sku }) => sku))]
  skus.forEach((sku) => {
    work.relist(sku)
    allocateWaiting(work, sku)
  })
  return answer({ stock: skus.map((sku) => ({ sku, available: availableToPromise(work, sku, null) })) })
}

/** Names what a change reads. */
export function needChange(need: Need, change: StockChange): void {
  skusIn(change).forEach((sku) => needWaiting(need, sku))
  if (change.kind !== 'count') return
  const { warehouse } = change
  change.lines.filter(isLess).forEach(({ sku }) => needHolders(need, { sku, warehouse }))
}

const isLess = ({ counted, expected }: CountLine): boolean => counted < expected

/** The part of a count that can be written at once. Promises beyond the orders that were read are left for a command. */
function counted(work: Work, reference: string, step: Step): Step {
  const { sku, warehouse, delta } = step
  const stock = work.get('stock', sku)
  const level = stock === undefined ? undefined : levelIn(stock, warehouse)
  const units = -(delta.onHand ?? 0)
  if (level === undefined || units <= 0 || !isSound({ ...shifted(level, delta), reserved: 0 })) return step
  const rest = takeBackPromises(work, { sku, warehouse, units: units - free(level) })
  if (rest === units) return step
  if (rest > 0)
    work.followUp(`count:${warehouse}:${sku}`, {
      kind: 'count-rest',
      payload: { sku, warehouse, units: rest, reference },
    })
  return { ...step, delta: { onHand: rest - units } }
}

/** Goes on with a count that found fewer units than orders hold. What has become free since needs no promise back. */
export function countRest(work: Work, { sku, warehouse, units, reference }: CountRest): void {
  const step: Step = { sku, warehouse, delta: { onHand: -units }, refusal: 'not-enough-stock' }
  const cause = { movement: 'counted', reference, reason: null } as const
  if (take(work, cause, counted(work, reference, step)) !== null) return
  work.relist(sku)
  allocateWaiting(work, sku)
}

/** The SKUs that a change names. */
const skusIn = (change: StockChange): readonly Sku[] =>
  change.kind === 'adjust' ? [change.sku] : change.lines.map(({ sku }) => sku)

const movementOf: Record<StockChange['kind'], MovementKind> = {
  adjust: 'adjusted',
  receive: 'received',
  transfer: 'transferred',
  count: 'counted',
}

/** What stock moves for. */
type MovedFor = Pick<StockMoved, 'movement' | 'reference' | 'reason'>

const causeOf = (change: StockChange): MovedFor => ({
  movement: movementOf[change.kind],
  reference: 'reference' in change ? change.reference : '',
  reason: change.kind === 'adjust' ? change.reason : null,
})

function take(work: Work, cause: MovedFor, step: Step): Refusal<StockRefusal> | null {
  const stock = work.get('stock', step.sku)
  const level = stock === undefined ? undefined : levelIn(stock, step.warehouse)
  if (level === undefined)
    return no('unknown-sku', `There is no stock record of ${step.sku}.`, { sku: step.sku })
  if (Object.values(step.delta).every((units) => units === 0)) return null
  if (!isSound(shifted(level, step.delta))) {
    return no(step.refusal, `Only ${free(level)} of ${step.sku} are free in ${step.warehouse}.`, {
      sku: step.sku,
      warehouse: step.warehouse,
      free: free(level),
      inTransit: level.inTransit,
    })
  }
  work.move({ ...cause, sku: step.sku, warehouse: step.warehouse, delta: step.delta })
  return null
}

function stepsOf(state: Reading, change: StockChange): readonly Step[] | Refusal<StockRefusal> {
  const places = change.kind === 'transfer' ? [change.from, change.to] : [change.warehouse]
  const unknown = places.find((place) => state.get('warehouses', place) === undefined)
  if (unknown !== undefined)
    return no('unknown-warehouse', `There is no warehouse ${unknown}.`, { warehouse: unknown })
  if (change.kind === 'transfer' && change.from === change.to) {
    return no('same-warehouse', 'Stock is already there: choose two different warehouses.')
  }
  const skus = skusIn(change)
  for (const [index, sku] of skus.entries()) {
    const product = state.get('products', sku)
    if (product === undefined) return no('unknown-sku', `There is no product ${sku}.`, { sku })
    if (product.kit.length > 0)
      return no('kit-has-no-stock', `${sku} is a kit: change its components.`, { sku })
    if (skus.indexOf(sku) !== index) return no('sku-twice', `${sku} is named twice.`, { sku })
  }
  return stepsFor(change)
}

function stepsFor(change: StockChange): readonly Step[] {
  const refusal = 'not-enough-stock'
  switch (change.kind) {
    case 'adjust': {
      const { sku, warehouse, state, delta } = change
      return [{ sku, warehouse, delta: { [state]: delta }, refusal }]
    }
    case 'receive':
      return change.lines.map(({ sku, quantity }) => ({
        sku,
        warehouse: change.warehouse,
        delta: { onHand: quantity },
        refusal,
      }))
    case 'count':
      return change.lines.map(({ sku, counted, expected }) => ({
        sku,
        warehouse: change.warehouse,
        delta: { onHand: counted - expected },
        refusal,
      }))
    case 'transfer':
      return change.lines.flatMap((line) => transferSteps(change, line))
  }
}

/** `inTransit` stands at the place that the goods are going to. */
function transferSteps(
  { from, to, step }: Extract<StockChange, { kind: 'transfer' }>,
  { sku, quantity }: Readonly<{ sku: Sku; quantity: number }>,
): Step[] {
  const leave: Step = { sku, warehouse: from, delta: { onHand: -quantity }, refusal: 'not-enough-stock' }
  switch (step) {
    case 'at-once':
      return [leave, { sku, warehouse: to, delta: { onHand: quantity }, refusal: 'not-enough-stock' }]
    case 'send':
      return [leave, { sku, warehouse: to, delta: { inTransit: quantity }, refusal: 'not-in-transit' }]
    case 'arrive':
      return [
        { sku, warehouse: to, delta: { inTransit: -quantity, onHand: quantity }, refusal: 'not-in-transit' },
      ]
  }
}

const no = (
  reason: StockRefusal,
  detail: string,
  facts: Readonly<Record<string, unknown>> = {},
): Refusal<StockRefusal> => ({ reason, detail, facts })
