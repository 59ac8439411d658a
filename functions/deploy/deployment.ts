import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  breakLockStep,
  foundationStep,
  indexesStep,
  initStep,
  lockStep,
  recordStep,
  releasesStep,
  siteStep,
  smokeStep,
  sourceStep,
  terraformSteps,
  unlockStep,
} from './cloud-steps.ts'
import type { Context, Lock } from './context.ts'
import { parseReleases, recordName, type Release } from './release.ts'
import { runSteps, type Ran, type Tools } from './run-steps.ts'
import type { Step } from './step.ts'

export type Deployment = Readonly<{
  context: Context
  lock: Lock
  /** The file with the lock, as it is sent. */
  lockFile: string
  breakLock: string | null
  archive: string
  first: boolean
  /** Keeps a record where the step sends it from, and answers its name. */
  keepRecord: (record: Release) => string
  recordFile: string
  indexesIn: (tree: string) => string
  now: () => string
}>

/** The indexes of a tree, read when they are asked for: a release that is brought back is not checked out before. */
export const indexesIn = (tree: string): string => readFileSync(join(tree, 'firestore.indexes.json'), 'utf8')

/** The lock first: whoever is refused has changed nothing. */
export const lockSteps = ({ context, lock, lockFile, breakLock }: Deployment): readonly Step[] => [
  ...(breakLock === null ? [] : [breakLockStep(context, breakLock)]),
  lockStep(context, lock, lockFile),
]

/** From the plan to the smoke test. */
export const releaseSteps = ({ context, archive, first, indexesIn }: Deployment): readonly Step[] => [
  initStep(context),
  ...(first ? [foundationStep(context)] : []),
  releasesStep(context),
  sourceStep(context, archive),
  ...terraformSteps(context),
  indexesStep(context, () => indexesIn(context.tree)),
  siteStep(context),
  smokeStep(context, 'The deployment goes back to the release before by itself, and says so.'),
]

/** A version as it is brought back: its own commit in a tree of its own, with its own Terraform, rules and site. */
export function contextOf(context: Context, release: Release): Context {
  const { work } = context
  return {
    ...context,
    release,
    tree: join(work, `tree-${release.release}`),
    site: join(work, `site-${release.release}`),
  }
}

/** Brings a release back: what the deployment of its commit would do, with what was kept of it. */
export function returnSteps({
  context,
  indexesIn,
}: Pick<Deployment, 'context' | 'indexesIn'>): readonly Step[] {
  const { tree, site, release, settings, environment } = context
  const kept = `gs://${settings.releasesBucket}/site/${environment}/${release.release}`
  const bring: Step = {
    name: 'bring back',
    does: 'Checks out the commit of the release beside this one, and fetches its web app.',
    commands: [
      { program: 'git', args: ['worktree', 'remove', '--force', tree], mayFail: true },
      { program: 'git', args: ['worktree', 'prune'] },
      { program: 'git', args: ['worktree', 'add', '--detach', tree, release.commit] },
      { program: 'mkdir', args: ['-p', site] },
      { program: 'gcloud', args: ['storage', 'rsync', kept, site, '--recursive'] },
    ],
    ifItFails:
      'This copy of the repository does not have the commit (git fetch --unshallow), or the site was not kept.',
    again: 'It is fetched again.',
  }
  return [
    bring,
    initStep(context),
    ...terraformSteps(context),
    indexesStep(context, () => indexesIn(context.tree)),
    siteStep(context),
    smokeStep(context, 'The release of before does not answer either: look at the project itself.'),
  ]
}

/** How a deployment ended: the code for the shell, and the last words. */
export type Outcome = Readonly<{ code: number; words: string }>

/** Deploys under the lock; goes back by itself when the smoke test fails. Whatever happens, the lock is let go. */
export async function deploy(deployment: Deployment, tools: Tools): Promise<Outcome> {
  const { context } = deployment
  return underLock(deployment, tools, async () => {
    const ran = await runSteps(releaseSteps(deployment), tools)
    if (ran.done) {
      const recorded = await record(deployment, context.release, null, tools)
      return recorded ?? { code: 0, words: `Deployed ${context.release.release} to ${context.environment}.` }
    }
    if (ran.failed.name !== 'smoke test')
      return { code: 1, words: `Not deployed: the step ${ran.failed.name} failed.` }
    return goBack(deployment, ran, tools)
  })
}

/** The release that ran before: the last one written down that is another than this. */
async function goBack(deployment: Deployment, ran: Ran, tools: Tools): Promise<Outcome> {
  const failed = deployment.context.release.release
  const known = parseReleases(ran.outputs.get('releases')?.stdout ?? '')
  const before = known.findLast(({ release }) => release !== failed)
  if (before === undefined)
    return {
      code: 1,
      words: `${failed} was deployed and does not answer as it should, and there is no release before it to go back to.`,
    }
  tools.say(`\n${failed} does not answer as it should: going back to ${before.release}.`)
  return returnTo(deployment, before, failed, tools)
}

/** Goes back to a release that was written down, under the lock that is held. */
async function returnTo(
  deployment: Deployment,
  release: Release,
  insteadOf: string,
  tools: Tools,
): Promise<Outcome> {
  const steps = returnSteps({ ...deployment, context: contextOf(deployment.context, release) })
  const back = await runSteps(steps, tools)
  if (!back.done)
    return {
      code: 2,
      words: `NOT gone back: the step ${back.failed.name} failed. ${insteadOf} may be running in part; put it right by hand.`,
    }
  const recorded = await record(deployment, release, insteadOf, tools)
  return (
    recorded ?? { code: 1, words: `Gone back to ${release.release}, which runs now instead of ${insteadOf}.` }
  )
}

/** Goes back to a release on purpose. */
export async function rollback(deployment: Deployment, choose: Choose, tools: Tools): Promise<Outcome> {
  return underLock(deployment, tools, async () => {
    const read = await runSteps([releasesStep(deployment.context)], tools)
    if (!read.done) return { code: 1, words: 'Not gone back: nothing was changed.' }
    const known = parseReleases(read.outputs.get('releases')?.stdout ?? '')
    const wanted = choose(known)
    if (wanted === null) {
      const names = known.map(({ release, at }) => `${release} (${at})`).join(', ') || 'none'
      return { code: 1, words: `There is no such release to go back to. Written down: ${names}.` }
    }
    const outcome = await returnTo(deployment, wanted, known.at(-1)?.release ?? 'an unknown release', tools)
    return outcome.code === 1 && outcome.words.startsWith('Gone back') ? { ...outcome, code: 0 } : outcome
  })
}
export type Choose = (known: readonly Release[]) => Release | null

async function underLock(
  deployment: Deployment,
  tools: Tools,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const locked = await runSteps(lockSteps(deployment), tools)
  if (!locked.done) return { code: 1, words: 'Refused: nothing was changed.' }
  try {
    return await work()
  } finally {
    await runSteps([unlockStep(deployment.context)], tools)
  }
}

/** Null when the release is written down, else how the deployment ended. */
async function record(
  { context, keepRecord, recordFile, now }: Deployment,
  { release, commit, source }: Context['release'],
  insteadOf: string | null,
  tools: Tools,
): Promise<Outcome | null> {
  const name = keepRecord({ release, commit, source, at: now(), insteadOf })
  const ran = await runSteps([recordStep(context, recordFile, name)], tools)
  return ran.done ? null : { code: 1, words: `${release} runs, but is not written down.` }
}

/** The record's step as a dry run tells it. */
export const recordStepOf = ({ context, recordFile, now }: Deployment): Step =>
  recordStep(context, recordFile, recordName({ ...context.release, at: now(), insteadOf: null }))
