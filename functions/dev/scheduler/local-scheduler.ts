import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { later as usualLater, type Later } from '../sandboxes/host-delivery.ts'
import { openJobBook, openTimer, type JobBook, type OpenTimer } from './job-book.ts'
import { callTarget, openRunner, type CallTarget } from './job-runner.ts'
import { failure, type WireAnswer } from './scheduler-wire.ts'

export type LocalSchedulerOptions = Readonly<{
  host: string
  /** 0 takes any free port. */
  port: number
  /** Whether jobs run at their times. `:run` runs them anyway. */
  timed: boolean
  now: () => Date
  log: (line: string) => void
  call?: CallTarget
  later?: Later
  timer?: OpenTimer
  /** Jobs that one page lists, whatever the client asks for. */
  pageSize?: number
  /** An answer in the place of the scheduler's own, for tests; null lets the call through. */
  instead?: (method: string, path: string) => WireAnswer | null
}>

export type LocalScheduler = Readonly<{ url: string; close: () => Promise<void> }>

/**
 * A scheduler for the local run that speaks Cloud Scheduler's v1 API over REST, as far as jobs with an HTTP target go,
 * and calls their targets at their times, with the headers and retries that Cloud Scheduler has. Jobs are kept in memory.
 */
export async function startScheduler(options: LocalSchedulerOptions): Promise<LocalScheduler> {
  const { host, timed, now, log, call = callTarget, later = usualLater, timer = openTimer } = options
  const runner = openRunner(call, later, log)
  /** Due times are whole seconds. */
  const dueAt = () => `${now().toISOString().slice(0, 19)}Z`
  const none: OpenTimer = () => () => undefined
  const book = openJobBook(timed ? timer : none, (job) => runner.run(job, dueAt()))
  const server = createServer((request, response) => {
    const [method, url] = [request.method ?? '', request.url ?? '']
    bodyOf(request)
      .then(
        (body) =>
          options.instead?.(method, url) ??
          answered(book, { method, url, body, pageSize: options.pageSize ?? 500 }),
      )
      .catch((error: unknown) => failure('INVALID_ARGUMENT', String(error)))
      .then((answer) => write(response, answer))
      .catch((error: unknown) => log(`scheduler: ${String(error)}`))
  })
  server.listen(options.port, host)
  await once(server, 'listening')
  const address = server.address()
  const port = address === null || typeof address === 'string' ? options.port : address.port
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      book.stop()
      runner.stop()
      server.close()
      server.closeAllConnections()
      if (server.listening) await once(server, 'close')
    },
  }
}

const Json = z.record(z.string(), z.unknown())

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: unknown[] = await request.toArray()
  const text = Buffer.concat(chunks.filter((chunk) => Buffer.isBuffer(chunk))).toString('utf8')
  return text === '' ? {} : Json.parse(JSON.parse(text))
}

const verbs = ['pause', 'resume', 'run'] as const

type Asked = Readonly<{
  method: string
  url: string
  body: Readonly<Record<string, unknown>>
  pageSize: number
}>

/** The paths of Cloud Scheduler's REST surface: `/v1/{parent}/jobs`, `/v1/{name}` and `/v1/{name}:{verb}`. */
function answered(book: JobBook, { method, url, body, pageSize }: Asked): WireAnswer {
  const { pathname, searchParams } = new URL(url, 'http://scheduler')
  const path = decodeURIComponent(pathname)
  const parent = /^\/v1\/(projects\/[^/]+\/locations\/[^/]+)\/jobs$/.exec(path)?.[1]
  if (parent !== undefined && method === 'POST') return book.create(body)
  if (parent !== undefined && method === 'GET') {
    return book.list(parent, { size: pageSize, token: searchParams.get('pageToken') ?? '' })
  }
  const [, name = '', asked] =
    /^\/v1\/(projects\/[^/]+\/locations\/[^/]+\/jobs\/[^/:]+)(?::(\w+))?$/.exec(path) ?? []
  const verb = verbs.find((one) => one === asked)
  if (name !== '' && method === 'POST' && verb !== undefined) return book[verb](name)
  if (name !== '' && method === 'GET') return book.get(name)
  if (name !== '' && method === 'DELETE') return book.remove(name)
  if (name !== '' && method === 'PATCH') return book.update(name, body, searchParams.get('updateMask') ?? '')
  return failure('NOT_FOUND', `There is nothing at ${method} ${path}`)
}

function write(response: ServerResponse, { status, json }: WireAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
}
