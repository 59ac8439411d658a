import type { Request, Response } from '@google-cloud/functions-framework'
import type { Environment } from '../environment.ts'

/**
 * Lets the browser of an allowed origin call, and read when we answered, so that it can tell that its clock is wrong.
 * Answers true when the request was a preflight, answered here.
 */
export function allowOrigin({ origins }: Environment, request: Request, response: Response): boolean {
  const { origin } = request.headers
  response.set('vary', 'Origin')
  if (origin !== undefined && origins.includes(origin)) {
    response.set('access-control-allow-origin', origin)
    response.set('access-control-allow-methods', 'POST')
    response.set('access-control-allow-headers', 'authorization, content-type, idempotency-key')
    response.set('access-control-expose-headers', 'date')
    response.set('access-control-max-age', '3600')
  }
  if (request.method !== 'OPTIONS') return false
  response.status(204).end()
  return true
}
