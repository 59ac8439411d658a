import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { http } from '@google-cloud/functions-framework'
import { getTestServer } from '@google-cloud/functions-framework/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, takeBodiesRaw } from './body.ts'

const mebibyte = 1024 * 1024
let close: () => void
let port: number
/** The most bytes that the functions framework had of a body. */
let mostHeld = 0

beforeAll(async () => {
  takeBodiesRaw()
  http('reader', (asked, response) => {
    mostHeld = Math.max(mostHeld, asked.rawBody?.length ?? 0)
    const body = bodyOf(asked)
    response.status(200).json(body.kind === 'read' ? body.bytes.length : body.kind)
  })
  const server = getTestServer('reader')
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  close = () => {
    server.closeAllConnections()
    server.close()
  }
})
afterAll(() => close())

type Sent = Readonly<{ bytes: number; headers?: Readonly<Record<string, string>>; untilAnswered?: boolean }>

/** Sends so many bytes in pieces, and answers what came of it; `untilAnswered`: none but the first before the answer. */
async function sent({ bytes, headers = {}, untilAnswered = false }: Sent): Promise<unknown> {
  const call = request({ port, host: '127.0.0.1', method: 'POST', headers })
  call.on('error', () => undefined)
  call.setMaxListeners(0)
  const answered = once(call, 'response')
  const piece = Buffer.alloc(Math.min(bytes, 65_536), 'x')
  for (let left = bytes; left > 0; left -= piece.length) {
    if (!call.write(piece.subarray(0, left)) && !untilAnswered)
      await Promise.race([once(call, 'drain'), answered])
    if (untilAnswered) break
  }
  if (!untilAnswered) call.end()
  const [answer]: IncomingMessage[] = await answered
  const text = (await answer?.setEncoding('utf8').toArray())?.join('') ?? ''
  call.destroy()
  return JSON.parse(text)
}

const said = (bytes: number) => ({ bytes, headers: { 'content-length': String(bytes) } })

describe('a body', () => {
  test.each([1, 65_536, mebibyte])('of %d bytes is read whole, said or not', async (bytes) => {
    expect([await sent(said(bytes)), await sent({ bytes })]).toEqual([bytes, bytes])
  })

  test.each([mebibyte + 1, 8 * mebibyte])('of %d bytes is too large, said or not', async (bytes) => {
    expect([await sent(said(bytes)), await sent({ bytes })]).toEqual(['too-large', 'too-large'])
  })

  test('that says it is too large is answered before it has come', async () => {
    expect(await sent({ ...said(32 * mebibyte), untilAnswered: true })).toBe('too-large')
  })

  test('is never held beyond the limit', () => {
    expect(mostHeld).toBe(mebibyte)
  })

  test('that its sender packed is not unpacked', async () => {
    expect(await sent({ bytes: 9, headers: { 'content-encoding': 'gzip' } })).toBe('compressed')
  })
})
