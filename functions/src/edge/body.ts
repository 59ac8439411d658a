import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Request } from '@google-cloud/functions-framework'

/** Largest body that any operation reads. */
const mostBodyBytes = 1024 * 1024

const rawType = 'application/octet-stream'

/**
 * Keeps the functions framework from parsing bodies: it would parse up to 1 GiB before we are asked, unpack what is
 * compressed, and answer malformed JSON by itself, so that a signed but malformed message would be lost. Every body
 * is declared as plain bytes before the framework sees the request.
 */
export function takeBodiesRaw(): void {
  subscribe('http.server.request.start', (message) => {
    if (hasRequest(message)) declareRaw(message.request)
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

const hasRequest = (message: unknown): message is { request: IncomingMessage } =>
  typeof message === 'object' && message !== null && 'request' in message

export type Body = Readonly<{ kind: 'read'; bytes: Buffer }> | Readonly<{ kind: 'too-large' | 'compressed' }>

/** The body's bytes as they were sent. */
export function bodyOf(request: Request): Body {
  const encoding = request.headers[sentEncoding]
  if (encoding !== undefined && encoding !== 'identity') return { kind: 'compressed' }
  const bytes = request.rawBody ?? Buffer.alloc(0)
  return bytes.length > mostBodyBytes ? { kind: 'too-large' } : { kind: 'read', bytes }
}
