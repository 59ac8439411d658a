import { Quantity, Sku } from '@fluxori/contract/kernel'
import { z } from 'zod'
import type { DeliveryCounts } from './host-delivery.ts'
import type { Sandbox, SandboxBuyer, SandboxFaults, WireRequest, WireResponse } from './sandbox.ts'

export const noFaults: SandboxFaults = {
  throttle: 0,
  retryAfterSeconds: 2,
  error: 0,
  hang: 0,
  copies: 1,
  delayMs: 0,
  reorder: false,
  silent: false,
}

const Times = z.int().min(0).max(1_000_000)
const Faults = z.strictObject({
  throttle: Times,
  retryAfterSeconds: z.int().min(0).max(3_600),
  error: Times,
  hang: Times,
  copies: z.int().min(1).max(20),
  delayMs: z.int().min(0).max(600_000),
  reorder: z.boolean(),
  silent: z.boolean(),
})
const FaultsChange = z.record(z.string(), z.unknown())

const Buyer = z.strictObject({
  name: z.string().min(1).max(300),
  email: z.string().max(320),
  phone: z.string().max(60),
  address: z.string().max(1000),
  town: z.string().max(60).optional(),
  code: z.string().max(20).optional(),
})
const NewOrder = z.strictObject({
  lines: z
    .array(z.strictObject({ sku: Sku, quantity: Quantity }))
    .min(1)
    .max(100),
  buyer: Buyer.optional(),
  extras: z.array(z.string().max(60)).max(20).default([]),
})
const StockEdit = z.strictObject({ sku: Sku, quantity: z.int().min(0).max(1_000_000) })

const someBuyer: SandboxBuyer = {
  name: 'Nomsa Dlamini',
  email: 'nomsa@example.co.za',
  phone: '+27821234567',
  address: '12 Long Street',
  town: 'Cape Town',
  code: '8001',
}

/** One sandbox as its controls reach it. */
export type Controlled = Readonly<{
  sandbox: Sandbox
  counts: () => DeliveryCounts
  faults: () => SandboxFaults
  setFaults: (faults: SandboxFaults) => void
}>

/**
 * Answers `/<kind>/_sandbox/...`, by which a test or a person plays buyer and channel: `state`, `faults`, `orders`,
 * `orders/{id}/cancel`, `orders/{id}/{act}`, `stock`. `path` is what follows `/_sandbox/`.
 */
export function answerControl(controlled: Controlled, { method, path, body }: WireRequest): WireResponse {
  if (method === 'GET' && path === 'state') return { status: 200, json: stateOf(controlled) }
  const [, id = '', name = ''] = /^orders\/([^/]+)\/([^/]+)$/.exec(path) ?? []
  const act = id === '' ? actions.get(path) : actOnOrder(controlled, id, name)
  if (act === undefined) return refusal(404, 'unknown-control', `there is no ${method} ${path}`)
  if (method !== 'POST') return refusal(405, 'not-allowed', `${path} takes POST`)
  return act(controlled, jsonOf(body))
}

const stateOf = ({ sandbox, faults, counts }: Controlled) => ({
  shown: sandbox.shown(),
  extras: sandbox.extras,
  acts: ['cancel', ...Object.keys(sandbox.acts)],
  faults: faults(),
  ...counts(),
})

type Act = (controlled: Controlled, content: unknown) => WireResponse

const changeFaults: Act = ({ faults, setFaults }, content) => {
  const change = FaultsChange.safeParse(content)
  const wanted = Faults.safeParse({ ...faults(), ...change.data })
  if (!change.success || !wanted.success) return invalid(change.error ?? wanted.error)
  setFaults(wanted.data)
  return { status: 200, json: { faults: wanted.data } }
}

const placeOrder: Act = ({ sandbox }, content) => {
  const order = NewOrder.safeParse(content)
  if (!order.success) return invalid(order.error)
  const { lines, buyer = someBuyer, extras } = order.data
  const strange = extras.find((extra) => !sandbox.extras.includes(extra))
  if (strange !== undefined)
    return refusal(404, 'unknown-extra', `${strange} is none of: ${sandbox.extras.join(', ')}`)
  const unknown = lines.find(({ sku }) => !sells(sandbox, sku))
  if (unknown !== undefined) return refusal(404, 'unknown-sku', `this shop does not sell ${unknown.sku}`)
  return { status: 201, json: { id: sandbox.placeOrder({ lines, buyer, extras }) } }
}

const editStock: Act = ({ sandbox }, content) => {
  const edit = StockEdit.safeParse(content)
  if (!edit.success) return invalid(edit.error)
  const { sku, quantity } = edit.data
  if (!sells(sandbox, sku)) return refusal(404, 'unknown-sku', `this shop does not sell ${sku}`)
  sandbox.editStock(sku, quantity)
  return { status: 200, json: { sku, quantity } }
}

/** Sandboxes throw a RangeError for an order that they do not have. */
function actOnOrder({ sandbox }: Controlled, id: string, name: string): Act | undefined {
  const act = name === 'cancel' ? sandbox.cancelOrder : new Map(Object.entries(sandbox.acts)).get(name)
  if (act === undefined) return undefined
  return () => {
    try {
      act(id)
      return { status: 200, json: { id } }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return refusal(404, 'unknown-order', error.message)
    }
  }
}

const actions: ReadonlyMap<string, Act> = new Map([
  ['faults', changeFaults],
  ['orders', placeOrder],
  ['stock', editStock],
])

const sells = (sandbox: Sandbox, sku: string): boolean => sandbox.shown().some((shown) => shown.sku === sku)

export const refusal = (status: number, error: string, detail: string): WireResponse => ({
  status,
  json: { error, detail },
})

const invalid = (error: z.ZodError | undefined): WireResponse =>
  refusal(400, 'invalid', error === undefined ? 'not understood' : z.prettifyError(error))

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
