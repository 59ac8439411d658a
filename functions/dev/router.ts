import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import type { Problem } from '@fluxori/contract/kernel'
import type { CloudFunction } from '../src/edge/cloud-function.ts'
import { takeBodiesRaw } from '../src/edge/body.ts'
import { register } from '../src/edge/register.ts'
import { eventBytes, eventHeaders, type Event } from './event.ts'

/** A request's function and the address that the function itself sees. */
export type Address = Readonly<{ name: string; url: string }>

export type RouterOptions = Readonly<{
  functions: readonly CloudFunction[]
  /** Takes an event that the emulator rang for this function; answers at once and brings it there by itself. */
  bring: (name: string, event: Event) => void
}>

/** `/channel-webhook/demo/shopify?a=1` is the function `channel-webhook`, which sees `/demo/shopify?a=1`. */
export function addressOf(url: string): Address | null {
  const [, name, path = '', query = ''] = /^\/([^/?]+)([^?]*)(\?.*)?$/.exec(url) ?? []
  return name === undefined ? null : { name, url: `${path === '' ? '/' : path}${query}` }
}

/** `/functions/projects/P/triggers/NAME`: where the Firestore emulator tells of a write. */
export const triggerIn = (url: string): string | null =>
  /^\/functions\/projects\/[^/]+\/triggers\/([^/?]+)$/.exec(url)?.[1] ?? null

/**
 * Serves every Cloud Function under its name, each behind the functions framework as in production, and takes the
 * Firestore emulator's events. `GET /health` is 200.
 */
export function createRouter({ functions, bring }: RouterOptions): Server {
  const events = new Set(functions.flatMap(({ name, answer: { kind } }) => (kind === 'event' ? [name] : [])))
  takeBodiesRaw(({ url = '' }) => !events.has(triggerIn(url) ?? addressOf(url)?.name ?? ''))
  functions.forEach(register)
  const servers = new Map(functions.map((one) => [one.name, { one, server: getTestServer(one.name) }]))
  return createServer((request, response) => {
    const url = request.url ?? '/'
    const trigger = triggerIn(url)
    if (trigger !== null && servers.get(trigger)?.one.answer.kind === 'event') {
      return takeEvent(request, response, (event) => bring(trigger, event))
    }
    if (url === '/health') return answer(response, 200, 'application/json', { status: 'ok' })
    const address = addressOf(url)
    const found = address === null ? undefined : servers.get(address.name)
    if (address === null || found === undefined) return answerUnknown(request, response)
    request.url = address.url
    if (found.one.answer.kind === 'event') request.headers['content-type'] = 'application/protobuf'
    found.server.emit('request', request, response)
  })
}

function takeEvent(request: IncomingMessage, response: ServerResponse, bring: (event: Event) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    bring({
      headers: eventHeaders(request.headers),
      body: eventBytes(Buffer.concat(chunks).toString('utf8')),
    })
    response.writeHead(200).end()
  })
}

function answerUnknown(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  const problem: Problem = {
    type: 'https://fluxori.co.za/problems/not-found',
    title: 'Not found',
    status: 404,
    detail: 'There is no such function.',
    reason: 'not-found',
  }
  answer(response, 404, 'application/problem+json', problem)
}

function answer(response: ServerResponse, status: number, type: string, body: unknown): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body))
}
