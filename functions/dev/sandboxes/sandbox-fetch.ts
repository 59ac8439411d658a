import type { Sandbox, WireRequest, WireResponse } from './sandbox.ts'

/**
 * A `fetch` that reaches one sandbox without a network: what lies under `baseUrl` is answered by it, with the same
 * paths as behind the local host; any other address fails as an unreachable one does.
 */
export function sandboxFetch(sandbox: Pick<Sandbox, 'answer'>, baseUrl: string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const wire = await toWireRequest(request, baseUrl)
    if (wire === null) throw new TypeError(`fetch failed: nothing listens at ${request.url}`)
    return toResponse(sandbox.answer(wire))
  }
}

/** The request as a sandbox takes it, or null when its address is not under `baseUrl`. */
async function toWireRequest(request: Request, baseUrl: string): Promise<WireRequest | null> {
  const [url, base] = [new URL(request.url), new URL(baseUrl)]
  const root = base.pathname.replace(/\/$/, '')
  if (url.origin !== base.origin || !url.pathname.startsWith(`${root}/`)) return null
  return {
    method: request.method,
    path: url.pathname.slice(root.length),
    query: url.searchParams,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  }
}

function toResponse({ status, headers = {}, json }: WireResponse): Response {
  if (json === undefined) return new Response(null, { status, headers })
  return new Response(JSON.stringify(json), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** The wait that a throttled answer asks for. */
export const retryAfterSeconds = 7

/** What the next call meets: 429, 500, silence, half an answer, a page of HTML, JSON that nobody documented, or 401. */
export type WireFault = 'throttle' | 'error' | 'hang' | 'stall' | 'garbage' | 'wrong-shape' | 'unauthorised'

/** The answer of a channel in that state. */
export async function faultyAnswer(fault: WireFault, request: Request): Promise<Response> {
  switch (fault) {
    case 'throttle':
      return new Response('{}', { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } })
    case 'error':
      return new Response('upstream is down', { status: 500 })
    case 'unauthorised':
      return new Response('{}', { status: 401 })
    case 'garbage':
      return new Response('<html>Be right back</html>', {
        status: 200,
        headers: { 'content-type': 'text/html' },
      })
    case 'wrong-shape':
      return new Response('{"surprise":[1,2,3]}', {
        status: 200,
        headers: { 'content-type': 'application/json' },
      })
    case 'stall':
      return new Response(new ReadableStream({ start: (body) => body.enqueue(Buffer.from('{"data":')) }))
    case 'hang':
      return new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
      })
  }
}
