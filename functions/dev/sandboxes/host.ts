import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerControl, noFaults, refusal } from './host-control.ts'
import { later, openDelivery, type Delivery, type Later } from './host-delivery.ts'
import type { Sandbox, SandboxFaults, WireMessage, WireRequest, WireResponse } from './sandbox.ts'

export type SandboxHostOptions = Readonly<{
  /** 0 takes any free port. */
  port: number
  host: string
  /** By path segment, which is the kind of channel. */
  sandboxes: ReadonlyMap<string, Sandbox>
  /** Where the webhooks of each go. */
  webhookUrls: ReadonlyMap<string, string>
  now: () => Date
  later?: Later
  log?: (line: string) => void
}>

export type SandboxHost = Readonly<{
  /** `http://127.0.0.1:5010`, with the port that was taken. */
  url: string
  /** Sends a webhook of this sandbox on its way, with the faults that are on. */
  deliver: (kind: string, message: WireMessage) => void
  faults: (kind: string) => SandboxFaults
  setFaults: (kind: string, change: Partial<SandboxFaults>) => void
  /** Closes the port at once, and calls off webhooks and answers that wait. */
  close: () => Promise<void>
}>

/** A sandbox with what is being done to it. */
type Place = { readonly sandbox: Sandbox; faults: SandboxFaults; readonly delivery: Delivery }

/** What no request may exceed, as in Fluxori itself. */
const bodyLimitBytes = 1_048_576

/**
 * Puts sandboxes behind one port: `/<kind>/...` is the channel's own API, `/<kind>/_sandbox/...` its controls. Each
 * fault strikes calls of the API only, never the controls.
 */
export async function startSandboxes(options: SandboxHostOptions): Promise<SandboxHost> {
  const log = options.log ?? ((line) => console.error(line))
  const places = openPlaces(options, log)
  const placeOf = (kind: string): Place => {
    const place = places.get(kind)
    if (place === undefined) throw new RangeError(`there is no sandbox ${kind}`)
    return place
  }
  const server = createServer((request, response) => {
    serve(places, request, response).catch((error: unknown) => {
      log(`sandbox failed on ${request.method} ${request.url}: ${String(error)}`)
      write(response, refusal(500, 'sandbox-failed', 'the sandbox itself failed; its log says why'))
    })
  })
  const port = await listen(server, options.port, options.host)
  return {
    url: `http://${options.host}:${port}`,
    deliver: (kind, message) => placeOf(kind).delivery.deliver(message),
    faults: (kind) => placeOf(kind).faults,
    setFaults: (kind, change) => {
      const place = placeOf(kind)
      place.faults = { ...place.faults, ...change }
    },
    close: () => {
      places.forEach(({ delivery }) => delivery.stop())
      return closed(server)
    },
  }
}

function openPlaces(
  { sandboxes, webhookUrls, now, later: run = later }: SandboxHostOptions,
  log: (line: string) => void,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const [kind, sandbox] of sandboxes) {
    const faults = () => places.get(kind)?.faults ?? noFaults
    const delivery = openDelivery({ kind, url: webhookUrls.get(kind), faults, now, later: run, log })
    places.set(kind, { sandbox, faults: noFaults, delivery })
  }
  return places
}

async function serve(
  places: ReadonlyMap<string, Place>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(incoming)
  if (body === null) {
    response.setHeader('connection', 'close')
    return write(response, refusal(413, 'too-large', `a body may have ${bodyLimitBytes} bytes`))
  }
  const target = /^\/([^/?]+)(\/[^?]*)?(?:\?(.*))?$/.exec(incoming.url ?? '')
  const [, kind = '', path = '/', query = ''] = target ?? []
  const place = places.get(kind)
  if (place === undefined)
    return write(response, refusal(404, 'unknown-sandbox', `there is no sandbox ${kind}`))
  const request: WireRequest = {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: headersOf(incoming),
    body,
  }
  if (path.startsWith('/_sandbox/')) return write(response, controlled(place, request))
  const answer = struck(place) ?? place.sandbox.answer(request)
  if (answer !== 'hang') write(response, answer)
}

const controlled = (place: Place, request: WireRequest): WireResponse =>
  answerControl(
    {
      sandbox: place.sandbox,
      counts: place.delivery.counts,
      faults: () => place.faults,
      setFaults: (faults) => void (place.faults = faults),
    },
    { ...request, path: request.path.slice('/_sandbox/'.length) },
  )

/** What the faults that are on make of a call, each used up by one; null lets the call through. */
function struck(place: Place): WireResponse | 'hang' | null {
  const { faults } = place
  if (faults.throttle > 0) {
    place.faults = { ...faults, throttle: faults.throttle - 1 }
    const headers = { 'retry-after': String(faults.retryAfterSeconds) }
    return { ...refusal(429, 'throttled', 'too many calls, as was asked for'), headers }
  }
  if (faults.error > 0) {
    place.faults = { ...faults, error: faults.error - 1 }
    return refusal(500, 'failed', 'out of order, as was asked for')
  }
  if (faults.hang === 0) return null
  place.faults = { ...faults, hang: faults.hang - 1 }
  return 'hang'
}

/** Null when it is larger than allowed; the rest of it is read and dropped. */
const readBody = (incoming: IncomingMessage): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyLimitBytes) resolve(null)
      else chunks.push(chunk)
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    incoming.on('error', reject)
  })

const headersOf = ({ headers }: IncomingMessage): WireRequest['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )

function write(response: ServerResponse, { status, headers = {}, json }: WireResponse): void {
  if (response.headersSent || response.destroyed) return
  if (json === undefined) response.writeHead(status, headers).end()
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(address === null || typeof address === 'string' ? port : address.port)
    })
  })

const closed = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeAllConnections()
  })
