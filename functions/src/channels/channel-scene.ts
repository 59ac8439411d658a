import type { ChannelPort, OpenChannel, RawMessage, StockPush } from '../domain/channels/channel-port.ts'
import type { Channel, ChannelKind } from '@fluxori/contract/channels/channels'
import type {
  Sandbox,
  SandboxItem,
  SandboxOptions,
  WireMessage,
  WireRequest,
} from '../../dev/sandboxes/sandbox.ts'
import type { ListingIdOf } from '../../dev/sandboxes/sandbox.ts'
import { faultyAnswer, sandboxFetch, type WireFault } from '../../dev/sandboxes/sandbox-fetch.ts'

/** What a channel can do that others cannot. The suite asks only for what is claimed here. */
export type ChannelTraits = Readonly<{
  /** Its orders tell who bought. */
  tellsCustomer: boolean
  /** A push that names another quantity than the shop shows changes nothing and is `stale`. */
  comparesAndSets: boolean
}>

/** One adapter and its sandbox, as the suite needs them. */
export type ChannelUnderTest = Readonly<{
  kind: ChannelKind
  open: OpenChannel
  createSandbox: (options: SandboxOptions) => Sandbox
  listingId: ListingIdOf
  settings: Channel['settings']
  apiKey: string
  /** Lower case. */
  signatureHeader: string
  /** The value of that header for these bytes. */
  sign: (message: RawMessage, secret: string) => string
  /** A listing id of the right form that the sandbox does not have. */
  unknownListing: string
  traits: ChannelTraits
}>

export type ChannelScene = Readonly<{
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
export function channelScene(subject: ChannelUnderTest): ChannelScene {
  const [webhookSecret, baseUrl] = ['hush-hush', `http://127.0.0.1:5010/${subject.kind}`]
  const webhookUrl = `http://127.0.0.1:5001/channel-webhook/demo/${subject.kind}`
  const [sent, calls, faults]: [WireMessage[], WireRequest[], WireFault[]] = [[], [], []]
  let time = Date.parse('2026-02-01T12:30:00.000Z')
  const now = () => new Date(time)
  const sandbox = subject.createSandbox({
    items,
    apiKey: subject.apiKey,
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
    subject.open(
      { id: subject.kind, baseUrl, settings: subject.settings },
      { webhookSecrets, apiKey: subject.apiKey },
      { fetch, now },
    )
  const raw = (message: WireMessage): RawMessage => ({
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, text]) => [name.toLowerCase(), text]),
    ),
    body: Buffer.from(message.body),
    url: webhookUrl,
  })
  return {
    port: withSecrets([webhookSecret]),
    sandbox,
    items,
    sent,
    calls,
    listingOf: (sku) => subject.listingId(items.findIndex((item) => item.sku === sku)),
    unknownListing: subject.unknownListing,
    failNext: (fault) => faults.push(fault),
    clock: { now, advance: (ms) => void (time += ms) },
    traits: subject.traits,
    signatureHeader: subject.signatureHeader,
    webhookSecret,
    withSecrets,
    raw,
    signedAs: (message, body) => ({
      ...message,
      body,
      headers: {
        ...message.headers,
        [subject.signatureHeader]: subject.sign({ ...message, body }, webhookSecret),
      },
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
