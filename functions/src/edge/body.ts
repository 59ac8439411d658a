import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Request } from '@google-cloud/functions-framework'

/** Largest body that any operation reads. */
const mostBodyBytes = 1024 * 1024

const rawType = 'application/octet-stream'

let isTaken = false

/**
 * Keeps the functions framework from parsing bodies: it would read up to 1 GiB before we are asked, unpack what is
 * compressed, and answer malformed JSON by itself, so that a signed but malformed message would be lost. Every body
 * is declared as plain bytes before the framework sees the request, and ends at the limit, whether its sender says how
 * long it is or not: of a longer one no more is ever in memory. `isLimited`: for a process that is sent events of whole
 * documents too, which may be longer.
 */
export function takeBodiesRaw(isLimited: (request: IncomingMessage) => boolean = () => true): void {
  if (isTaken) return
  isTaken = true
  subscribe('http.server.request.start', (message) => {
    if (!hasRequest(message)) return
    declareRaw(message.request)
    if (isLimited(message.request)) endAtLimit(message.request)
  })
}

/** Declares one request's body as plain bytes; what its sender declared stays readable under another name. */
function declareRaw({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding']
  if (encoding !== undefined) headers[sentEncoding] = encoding
  delete headers['content-encoding']
  headers['content-type'] = rawType
}

const sentEncoding = 'x-fluxori-sent-encoding'

/** Requests whose body was longer than the limit. */
const tooLong = new WeakSet<object>()

/**
 * Lets no more of a body through than the limit. One that says that it is longer has none at all for whoever reads it, so
 * that its answer need not wait; what still comes is dropped piece by piece.
 */
function endAtLimit(request: IncomingMessage): void {
  const declared = Number(request.headers['content-length'] ?? 0)
  const pass = request.push.bind(request)
  let left = mostBodyBytes
  if (declared > mostBodyBytes) {
    tooLong.add(request)
    delete request.headers['content-length']
    left = 0
  }
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk === null) return pass(null)
    if (tooLong.has(request)) return true
    left -= chunk.length
    if (left >= 0) return pass(chunk, encoding)
    tooLong.add(request)
    return true
  }
}

const hasRequest = (message: unknown): message is { request: IncomingMessage } =>
  typeof message === 'object' && message !== null && 'request' in message

export type Body = Readonly<{ kind: 'read'; bytes: Buffer }> | Readonly<{ kind: 'too-large' | 'compressed' }>

/** The body's bytes as they were sent. */
export function bodyOf(request: Request): Body {
  if (tooLong.has(request)) return { kind: 'too-large' }
  const encoding = request.headers[sentEncoding]
  if (encoding !== undefined && encoding !== 'identity') return { kind: 'compressed' }
  return { kind: 'read', bytes: request.rawBody ?? Buffer.alloc(0) }
}
