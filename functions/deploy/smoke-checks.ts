import { z } from 'zod'

/** What the new release is asked. Answers null, or in words what is wrong. */
export type Check = Readonly<{ name: string; ask: () => Promise<string | null> }>

export type Asked = Readonly<{
  api: string
  site: string
  manifest: readonly Readonly<{
    name: string
    trigger: Readonly<{ kind: string; path?: string | undefined }>
  }>[]
  /** The files of the built web app that are asked for by name: `index.html`, `sw.js` and what the page names. */
  built: ReadonlyMap<string, string>
}>

const Problem = z.object({ reason: z.string(), status: z.int() })
const secondsToAnswer = 30

/** One check for each function and for each part of the web app that every visit needs. */
export const smokeChecks = (asked: Asked): readonly Check[] => [
  ...asked.manifest.map(({ name, trigger }): Check => {
    if (trigger.kind === 'http') return refuses(asked.api, name, `/${name}`, [401], true)
    if (trigger.kind === 'webhook')
      return refuses(asked.api, name, (trigger.path ?? '').replaceAll(/\{\w+\}/g, 'smoke-test'), [404], true)
    return refuses(asked.api, name, `/${name}`, [401, 403, 404], false)
  }),
  ...siteChecks(asked),
]

/**
 * A function that must refuse: one for people a caller without a token, a webhook one for a shop that is not there, in
 * the words of the contract; and one of the platform everybody, before it is reached at all.
 */
const refuses = (
  api: string,
  name: string,
  path: string,
  statuses: readonly number[],
  inWords: boolean,
): Check => ({
  name: `${name} refuses a stranger`,
  ask: async () => {
    const response = await fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(secondsToAnswer * 1000),
    })
    const body = await response.text()
    if (!statuses.includes(response.status)) return `answered ${response.status}`
    if (!inWords) return null
    return isProblem(body, response.status) ? null : 'answered without a problem of the contract'
  },
})

function isProblem(body: string, status: number): boolean {
  try {
    return Problem.parse(JSON.parse(body)).status === status
  } catch {
    // What is no JSON, or other JSON, is not the function's answer but that of something before it.
    return false
  }
}

const siteChecks = ({ site, built }: Asked): readonly Check[] => [
  ...[...built].map(([file, content]): Check => ({
    name: `/${file} is of this release`,
    ask: async () => {
      const { status, text, headers } = await get(`${site}/${file === 'index.html' ? '' : file}`)
      if (status !== 200) return `answered ${status}`
      if (text !== content) return 'is of another release'
      const kept = headers.get('cache-control') ?? ''
      const isKept = kept.includes('immutable')
      return isKept === file.startsWith('assets/') ? null : `is to be kept as ${kept || 'anybody likes'}`
    },
  })),
  {
    name: 'an address within the web app opens it',
    ask: async () =>
      (await get(`${site}/orders`)).text === built.get('index.html') ? null : 'is not the page',
  },
  {
    name: 'the page is held to its own parts and to HTTPS',
    ask: async () => {
      const { headers } = await get(`${site}/`)
      const missing = ['content-security-policy', 'strict-transport-security'].filter(
        (name) => !headers.has(name),
      )
      return missing.length === 0 ? null : `comes without ${missing.join(' and ')}`
    },
  },
]

async function get(address: string) {
  const response = await fetch(address, { signal: AbortSignal.timeout(secondsToAnswer * 1000) })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** The parts that a page names: its scripts, styles and icons, without the slash before them. */
export const partsOf = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/(?:src|href)="\/([^"#?]+)"/g)].map(([, part]) => part ?? '')),
]

/**
 * Asks everything, and what is not well again after a pause, `tries` times in all: a new release needs a moment to be
 * everywhere. Answers in words what was never well.
 */
export async function runChecks(
  checks: readonly Check[],
  tries: number,
  pause: () => Promise<void>,
): Promise<readonly string[]> {
  let left = checks
  let troubles: readonly string[] = []
  for (let tried = 0; tried < tries && left.length > 0; tried += 1) {
    if (tried > 0) await pause()
    const asked = await Promise.all(left.map(async (check) => ({ check, trouble: await troubleOf(check) })))
    const unwell = asked.filter(({ trouble }) => trouble !== null)
    left = unwell.map(({ check }) => check)
    troubles = unwell.map(({ check, trouble }) => `${check.name}: ${trouble}`)
  }
  return troubles
}

/** Not to be reached is an answer here, like any other. */
const troubleOf = ({ ask }: Check): Promise<string | null> =>
  ask().catch(
    (error: unknown) => `could not be asked: ${error instanceof Error ? error.message : String(error)}`,
  )
