import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { http } from '@google-cloud/functions-framework'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import { takeBodiesRaw } from '../src/edge/body.ts'
import type { CloudFunction } from '../src/edge/cloud-function.ts'
import type { Services } from '../src/services.ts'

/** A function behind the functions framework, on a port of its own. */
export type Served = Readonly<{ url: string; close: () => Promise<void> }>

let raw = false

/**
 * Serves a function as in production, but for its services: they are asked for with every request, so that a test can
 * change them. One name can be served many times in one process.
 */
export async function serve({ answer }: CloudFunction, services: () => Services): Promise<Served> {
  if (answer.kind !== 'http') throw new Error('only functions that are called by HTTP can be served')
  if (!raw) takeBodiesRaw()
  raw = true
  const name = `served-${randomUUID()}`
  http(name, (request, response) => answer.run(services(), request, response))
  const server = getTestServer(name)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${address.port}`, close }
}
