import { createServer, type ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../dev/free-port.ts'
import { partsOf, runChecks, smokeChecks } from './smoke-checks.ts'

const page = '<link rel="icon" href="/icon.svg"><script type="module" src="/assets/app-1a2b.js"></script>'
const built = new Map([
  ['index.html', page],
  ['sw.js', 'worker'],
  ['assets/app-1a2b.js', 'app'],
])
const manifest = [
  { name: 'stock-update', trigger: { kind: 'http' } },
  {
    name: 'channel-webhook',
    trigger: { kind: 'webhook', path: '/channel-webhook/{merchantId}/{channelId}' },
  },
  { name: 'journal-sweep', trigger: { kind: 'schedule' } },
]
type Answer = Readonly<{ status: number; text: string; headers?: Readonly<Record<string, string>> }>
type Answers = Readonly<Record<string, Answer>>

const problem = (status: number): Answer => ({ status, text: JSON.stringify({ status, reason: 'a-reason' }) })
const secured = { 'content-security-policy': "default-src 'self'", 'strict-transport-security': 'max-age=1' }
const asReleased: Answers = {
  '/stock-update': problem(401),
  '/channel-webhook/smoke-test/smoke-test': problem(404),
  '/journal-sweep': { status: 403, text: '<html>' },
  '/': { status: 200, text: page, headers: { ...secured, 'cache-control': 'no-cache' } },
  '/orders': { status: 200, text: page },
  '/sw.js': { status: 200, text: 'worker', headers: { 'cache-control': 'no-cache' } },
  '/assets/app-1a2b.js': { status: 200, text: 'app', headers: { 'cache-control': 'public, immutable' } },
}

/** Serves answers by path; `later` are those after the first time. */
async function troublesOf(answers: Answers, later: Answers = answers, tries = 1) {
  const asked = new Map<string, number>()
  const server = createServer(({ url = '' }, response: ServerResponse) => {
    const times = (asked.get(url) ?? 0) + 1
    asked.set(url, times)
    const { status, text, headers } = (times === 1 ? answers : later)[url] ?? { status: 404, text: '' }
    response.writeHead(status, headers).end(text)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  const address = `http://127.0.0.1:${port}`
  const checks = smokeChecks({ api: address, site: address, manifest, built })
  return runChecks(checks, tries, () => Promise.resolve())
}

test('a release that answers as it should has nothing wrong', async () => {
  expect(await troublesOf(asReleased)).toEqual([])
})

const wrong: readonly (readonly [string, string, Answer, string])[] = [
  [
    'a function that is down',
    '/stock-update',
    { status: 503, text: '' },
    'stock-update refuses a stranger: answered 503',
  ],
  ['a function that lets strangers in', '/stock-update', { status: 200, text: '{}' }, 'answered 200'],
  [
    'a load balancer that answers for a function',
    '/stock-update',
    { status: 401, text: '<html>' },
    'without a problem',
  ],
  [
    'a platform function that anybody reaches',
    '/journal-sweep',
    { status: 200, text: '{}' },
    'journal-sweep refuses',
  ],
  [
    'a page of another release',
    '/',
    { ...asReleased['/'], status: 200, text: 'old' },
    'is of another release',
  ],
  [
    'a page that is kept',
    '/',
    { status: 200, text: page, headers: { ...secured, 'cache-control': 'immutable' } },
    'to be kept',
  ],
  [
    'a part that is not there',
    '/assets/app-1a2b.js',
    { status: 404, text: '' },
    'app-1a2b.js is of this release: answered 404',
  ],
  [
    'a part that is not kept',
    '/assets/app-1a2b.js',
    { status: 200, text: 'app' },
    'to be kept as anybody likes',
  ],
  ['an address that does not open the app', '/orders', { status: 404, text: 'gone' }, 'is not the page'],
  [
    'a page without its headers',
    '/',
    { status: 200, text: page },
    'comes without content-security-policy and strict-transport-security',
  ],
]
test.each(wrong)('%s is told', async (_, path, answer, words) => {
  expect((await troublesOf({ ...asReleased, [path]: answer })).join('\n')).toContain(words)
})

test('what is well after a pause is well: a release needs a moment to be everywhere', async () => {
  const early = { ...asReleased, '/sw.js': { status: 200, text: 'old worker' } }
  expect(await troublesOf(early, asReleased, 2)).toEqual([])
  expect(await troublesOf(early, asReleased, 1)).toHaveLength(1)
})

test('what cannot be reached is told, not thrown', async () => {
  const nobody = `http://127.0.0.1:${await freePort()}`
  const checks = smokeChecks({ api: nobody, site: nobody, manifest, built })
  const troubles = await runChecks(checks, 1, () => Promise.resolve())
  expect(troubles).toHaveLength(checks.length)
  expect(troubles[0]).toContain('could not be asked')
})

test('the parts of a page are those that it names', () => {
  expect(partsOf(page)).toEqual(['icon.svg', 'assets/app-1a2b.js'])
})
