import type { ChannelModule, ChannelPort, RawMessage, StockPush } from '../domain/channels/channel-port.ts'
import type {
  Sandbox,
  SandboxItem,
  SandboxModule,
  WireMessage,
  WireRequest,
} from '../../dev/sandboxes/sandbox.ts'
import { faultyAnswer, sandboxFetch, type WireFault } from '../../dev/sandboxes/sandbox-fetch.ts'

/** What a channel can do that others cannot. The suite asks only for what is claimed here. */
export type ChannelTraits = Readonly<{
  /** Its orders name who bought. */
  namesCustomer: boolean
  /** A push that names another quantity than the shop shows changes nothing and is `stale`. */
  comparesAndSets: boolean
}>

/** One adapter and its sandbox, as the suite needs them. */
export type ChannelUnderTest = Readonly<{
  module: ChannelModule
  sandbox: SandboxModule
  /** A listing id of the right form that the sandbox does not have. */
  unknownListing: string
  traits: ChannelTraits
}>

export type ChannelScene = Readonly<{
  kind: ChannelModule['kind']
  port: ChannelPort
  sandbox: Sandbox
  items: readonly SandboxItem[]
  /** Every webhook the sandbox has sent so far, oldest first. */
  sent: readonly WireMessage[]
  /** Every call the adapter has made so far, those that met a fault too. */
  calls: readonly WireRequest[]
  listingOf: (sku: string) => string
  unknownListing: string
  failNext: (fault: WireFault) => void
  clock: Readonly<{ now: () => Date; advance: (ms: number) => void }>
  traits: ChannelTraits
  signatureHeader: string
  webhookSecret: string
  /** The same connection with other webhook secrets. */
  withSecrets: (webhookSecrets: readonly string[]) => ChannelPort
  /** A webhook as the adapter gets it. */
  raw: (message: WireMessage) => RawMessage
  /** The same message with this body, rightly signed. */
  signedAs: (message: RawMessage, body: Buffer) => RawMessage
}>

export const buyer = {
  name: 'Nomsa Dlamini',
  email: 'nomsa@example.co.za',
  phone: '+27821234567',
  address: '12 Long Street, Cape Town, 8001',
} as const

const items: readonly SandboxItem[] = [
  {
    index: 0,
    sku: 'KETTLE-17L',
    barcode: '6001234567890',
    title: 'Kettle 1.7 L',
    priceCents: 34500,
    quantity: 12,
  },
  { index: 1, sku: 'TOASTER-2', barcode: '6001234567891', title: 'Toaster', priceCents: 129900, quantity: 5 },
  {
    index: 2,
    sku: 'BRAAI-TONGS',
    barcode: '6001234567892',
    title: 'Braai tongs',
    priceCents: 8900,
    quantity: 0,
  },
]

/** Sets an adapter before its own sandbox, with the clock and the wire in the test's hands. */
export function channelScene({ module, sandbox: made, ...claims }: ChannelUnderTest): ChannelScene {
  const { kind } = module
  const { apiKey, settings, signature } = made
  const [webhookSecret, baseUrl] = ['hush-hush', `http://127.0.0.1:5010/${kind}`]
  const webhookUrl = `http://127.0.0.1:5001/channel-webhook/demo/${kind}`
  const signatureHeader = signature.header.toLowerCase()
  const [sent, calls, faults]: [WireMessage[], WireRequest[], WireFault[]] = [[], [], []]
  let time = Date.parse('2026-02-01T12:30:00.000Z')
  const now = () => new Date(time)
  const sandbox = made.create({
    items,
    apiKey,
    webhookSecret,
    webhookUrl,
    now,
    send: (message) => sent.push(message),
  })
  const answer = (request: WireRequest) => {
    calls.push(request)
    return sandbox.answer(request)
  }
  const working = sandboxFetch({ answer }, baseUrl)
  const fetch: typeof globalThis.fetch = (input, init) => {
    const fault = faults.shift()
    return fault === undefined ? working(input, init) : faultyAnswer(fault, new Request(input, init))
  }
  const withSecrets = (webhookSecrets: readonly string[]) =>
    module.open({ id: kind, baseUrl, settings }, { webhookSecrets, apiKey }, { fetch, now })
  const raw = (message: WireMessage): RawMessage => ({
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, text]) => [name.toLowerCase(), text]),
    ),
    body: Buffer.from(message.body),
    url: webhookUrl,
  })
  return {
    kind,
    port: withSecrets([webhookSecret]),
    sandbox,
    items,
    sent,
    calls,
    listingOf: (sku) => made.listingId(items.findIndex((item) => item.sku === sku)),
    ...claims,
    failNext: (fault) => faults.push(fault),
    clock: { now, advance: (ms) => void (time += ms) },
    signatureHeader,
    webhookSecret,
    withSecrets,
    raw,
    signedAs: (message, body) => ({
      ...message,
      body,
      headers: { ...message.headers, [signatureHeader]: signature.of(body, webhookSecret) },
    }),
  }
}

/** The start of the UTC day on which every scene plays. */
export const dayBefore = '2026-02-01T00:00:00.000Z'

/** A push of this SKU that names what was seen. */
export const pushOf = (
  { listingOf }: ChannelScene,
  sku: string,
  seen: number,
  quantity: number,
): StockPush => ({
  externalId: listingOf(sku),
  quantity,
  seen,
  key: `${sku}:1`,
})

/** A kettle and two toasters, on a shop that sells on. */
export function withOrder(setUp: () => ChannelScene) {
  const scene = setUp()
  const lines = [
    { sku: 'KETTLE-17L', quantity: 1 },
    { sku: 'TOASTER-2', quantity: 2 },
  ]
  const id = scene.sandbox.placeOrder({ lines, buyer })
  const [message] = scene.sent
  if (message === undefined) throw new Error('the sandbox sent no webhook for the order')
  return { ...scene, scene, id, message: scene.raw(message) }
}
