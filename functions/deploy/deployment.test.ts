import { expect, test } from 'vitest'
import { deploy, indexesIn, rollback, type Deployment } from './deployment.ts'
import { fakeCloud, PowerLoss, repository, type Behaviour, type FakeCloud } from './fake-cloud.ts'
import { parseReleases, recordName, releaseToReturnTo, type Release } from './release.ts'
import { lockText } from './local-lock.ts'

const ours = { token: 'our-token', who: 'thandi on laptop', since: '2026-11-24T08:00:00.000Z' }
const theirs = { token: 'their-token', who: 'sipho on desk', since: '2026-11-24T07:59:00.000Z' }
const sourceOf = (letter: string): string => `source/${letter.repeat(64)}.zip`
const releaseOf = (letter: string): Pick<Release, 'release' | 'commit' | 'source'> => ({
  release: letter.repeat(12),
  commit: letter.repeat(40),
  source: sourceOf(letter),
})
const lockPath = 'gs://demo-state/locks/staging.json'

function scene(letter: string, behaviour: Partial<Behaviour> = {}, before?: FakeCloud) {
  const files: Record<string, string> = { '/elsewhere/lock.json': lockText(ours), ...behaviour.files }
  const cloud = fakeCloud({ ...behaviour, files }, before)
  const deployment: Deployment = {
    context: {
      environment: 'staging',
      settings: {
        project: 'demo-shop',
        stateBucket: 'demo-state',
        releasesBucket: 'demo-releases',
        siteBucket: 'demo-site',
        apiUrl: 'https://api.example.com',
        siteUrl: 'https://app.example.com',
        webApiKey: 'key',
      },
      tree: '/elsewhere/tree',
      site: `/dist-${letter}`,
      work: '/elsewhere',
      varFile: '/elsewhere/staging.tfvars',
      release: releaseOf(letter),
      allowDestroy: false,
    },
    lock: ours,
    lockFile: '/elsewhere/lock.json',
    breakLock: null,
    archive: '/elsewhere/source.zip',
    first: false,
    recordFile: '/elsewhere/record.json',
    indexesIn: () => indexesIn(repository),
    keepRecord: (record) => {
      files['/elsewhere/record.json'] = `${JSON.stringify(record)}\n`
      return recordName(record)
    },
    now: () =>
      `2026-11-24T08:0${[...cloud.objects.keys()].filter((name) => name.includes('/records/')).length}:00.000Z`,
  }
  return { cloud, deployment }
}
const recordsOf = (cloud: FakeCloud): readonly Release[] =>
  parseReleases(
    [...cloud.objects]
      .filter(([name]) => name.includes('/records/'))
      .map(([, text]) => text)
      .join(''),
  )
const page = 'gs://demo-site/index.html'

async function deployed(letter: string, behaviour: Partial<Behaviour> = {}, before?: FakeCloud) {
  const made = scene(letter, behaviour, before)
  const outcome = await deploy(made.deployment, made.cloud.tools)
  return { ...made, outcome }
}

test('a deployment that goes well runs, is written down, and lets the lock go', async () => {
  const { cloud, outcome } = await deployed('a')
  expect(outcome).toEqual({ code: 0, words: `Deployed ${'a'.repeat(12)} to staging.` })
  expect(cloud.running()).toBe(sourceOf('a'))
  expect(recordsOf(cloud)).toMatchObject([{ ...releaseOf('a'), insteadOf: null }])
  expect(cloud.objects.has(lockPath)).toBe(false)
})

test('parts of the web app are sent before the page that names them, and the page before its worker', async () => {
  const { cloud } = await deployed('a')
  const sent = cloud.ran.filter((text) => text.includes('gs://demo-site'))
  expect(sent.map((text) => /(assets|--exclude|index\.html|sw\.js)/.exec(text)?.[1])).toEqual([
    'assets',
    '--exclude',
    'index.html',
    'sw.js',
  ])
  expect(cloud.ran.join('\n')).not.toContain('--delete')
})

test('while somebody else holds the lock nothing is done, and it is said who does', async () => {
  const made = scene('a')
  made.cloud.objects.set(lockPath, lockText(theirs))
  const outcome = await deploy(made.deployment, made.cloud.tools)
  expect(outcome.code).toBe(1)
  expect(made.cloud.said.join('\n')).toContain(
    'sipho on desk has been deploying since 2026-11-24T07:59:00.000Z',
  )
  expect(made.cloud.ran.filter((text) => !text.includes('/locks/'))).toEqual([])
  expect(made.cloud.objects.get(lockPath)).toBe(lockText(theirs))
})

test('a lock is broken only by the token that it has', async () => {
  const wrong = scene('a')
  wrong.cloud.objects.set(lockPath, lockText(theirs))
  expect((await deploy({ ...wrong.deployment, breakLock: 'guessed' }, wrong.cloud.tools)).code).toBe(1)
  expect(wrong.cloud.objects.get(lockPath)).toBe(lockText(theirs))
  const right = scene('a', {}, wrong.cloud)
  expect((await deploy({ ...right.deployment, breakLock: 'their-token' }, right.cloud.tools)).code).toBe(0)
})

test('a plan that would delete data is never applied, unless that is asked for', async () => {
  const plan = {
    resource_changes: [
      {
        address: 'module.database.google_firestore_database.main',
        type: 'google_firestore_database',
        change: { actions: ['delete', 'create'], after: {} },
      },
    ],
  }
  const { cloud, outcome } = await deployed('a', { plan })
  expect(outcome.words).toBe('Not deployed: the step judge plan failed.')
  expect(cloud.ran.filter((text) => text.includes(' apply '))).toEqual([])
  const meant = scene('a', { plan })
  const context = { ...meant.deployment.context, allowDestroy: true }
  expect((await deploy({ ...meant.deployment, context }, meant.cloud.tools)).code).toBe(0)
})

test('a plan that would put a function elsewhere than in Johannesburg is never applied', async () => {
  const change = { actions: ['create'], after: { location: 'europe-west4' } }
  const plan = { resource_changes: [{ address: 'f', type: 'google_cloudfunctions2_function', change }] }
  const { cloud } = await deployed('a', { plan })
  expect(cloud.said.join('\n')).toContain('f would not be in africa-south1')
  expect(cloud.running()).toBeNull()
})

test('a step that fails is told with what it means, and lets the lock go', async () => {
  const { cloud, outcome } = await deployed('a', { fails: (text) => text.includes(' apply ') })
  expect(outcome).toEqual({ code: 1, words: 'Not deployed: the step apply failed.' })
  expect(cloud.said.join('\n')).toContain('go back with npm run rollback')
  expect(cloud.objects.has(lockPath)).toBe(false)
  expect(recordsOf(cloud)).toEqual([])
})

test('a release that does not answer goes back by itself to the one before, with its own commit, and says so', async () => {
  const first = await deployed('a')
  const made = scene('b', { answers: (source) => source !== sourceOf('b') }, first.cloud)
  const outcome = await deploy(made.deployment, made.cloud.tools)
  expect(outcome).toEqual({
    code: 1,
    words: `Gone back to ${'a'.repeat(12)}, which runs now instead of ${'b'.repeat(12)}.`,
  })
  expect(made.cloud.running()).toBe(sourceOf('a'))
  expect(made.cloud.ran).toContain(
    `git worktree add --detach /elsewhere/tree-${'a'.repeat(12)} ${'a'.repeat(40)}`,
  )
  expect(made.cloud.objects.get(page)).toContain(`site-${'a'.repeat(12)}`)
  expect(recordsOf(made.cloud).map(({ release, insteadOf }) => [release[0], insteadOf?.[0]])).toEqual([
    ['a', undefined],
    ['a', 'b'],
  ])
  expect(made.cloud.objects.has(lockPath)).toBe(false)
})

test('a first release that does not answer has nothing to go back to, which is said', async () => {
  const { cloud, outcome } = await deployed('a', { answers: () => false })
  expect(outcome.code).toBe(1)
  expect(outcome.words).toContain('there is no release before it to go back to')
  expect(recordsOf(cloud)).toEqual([])
})

test('a release that cannot be brought back either is told as what it is', async () => {
  const first = await deployed('a')
  const made = scene('b', { answers: () => false }, first.cloud)
  const outcome = await deploy(made.deployment, made.cloud.tools)
  expect(outcome.code).toBe(2)
  expect(outcome.words).toContain('NOT gone back: the step smoke test failed')
  expect(made.cloud.objects.has(lockPath)).toBe(false)
})

/** The commands of a whole deployment, so that a run can die before each. */
const commandsOfARun = (await deployed('a')).cloud.ran.length
test.each(Array.from({ length: commandsOfARun }, (_, place) => place + 1))(
  'a run that dies before command %i is done again to the same end',
  async (diesBefore) => {
    const died = scene('a', { diesBefore })
    // The lock is let go by no one: a machine that lost its power runs no `finally`. Here it does, and dies there too.
    const tools = { ...died.cloud.tools }
    let dead = false
    await expect(
      deploy(died.deployment, {
        ...tools,
        run: async (command) => {
          if (dead) throw new PowerLoss('still without power')
          return tools.run(command).catch((error: unknown) => {
            dead = true
            throw error
          })
        },
      }),
    ).rejects.toThrow(PowerLoss)
    const again = await deployed('a', {}, died.cloud)
    expect(again.outcome.code).toBe(0)
    expect(again.cloud.running()).toBe(sourceOf('a'))
    expect(again.cloud.objects.has(lockPath)).toBe(false)
    const whole = (await deployed('a')).cloud.objects
    const kept = (objects: Map<string, string>) =>
      [...objects].filter(([name]) => !name.includes('/records/')).toSorted()
    expect(kept(again.cloud.objects)).toEqual(kept(whole))
    expect(recordsOf(again.cloud).at(-1)).toMatchObject(releaseOf('a'))
  },
)

test('a rollback goes to the release before, and a second one further back', async () => {
  const a = await deployed('a')
  const b = await deployed('b', {}, a.cloud)
  const c = await deployed('c', {}, b.cloud)
  const choose = (known: readonly Release[]) => releaseToReturnTo(known, null)
  const once = scene('c', {}, c.cloud)
  expect(await rollback(once.deployment, choose, once.cloud.tools)).toMatchObject({ code: 0 })
  expect(once.cloud.running()).toBe(sourceOf('b'))
  const twice = scene('c', {}, once.cloud)
  expect(await rollback(twice.deployment, choose, twice.cloud.tools)).toMatchObject({ code: 0 })
  expect(twice.cloud.running()).toBe(sourceOf('a'))
})

test('a rollback to a release that was never written down changes nothing, and names those that were', async () => {
  const a = await deployed('a')
  const made = scene('a', {}, a.cloud)
  const outcome = await rollback(
    made.deployment,
    (known) => releaseToReturnTo(known, 'f'.repeat(12)),
    made.cloud.tools,
  )
  expect(outcome.words).toContain(`Written down: ${'a'.repeat(12)}`)
  expect(made.cloud.ran.filter((text) => text.startsWith('terraform'))).toEqual([])
})
