import { join } from 'node:path'
import { bucketPaths, type Context, type Lock } from './context.ts'
import type { Command, Step } from './step.ts'
import { indexesVerdict, lockVerdict, planVerdict } from './verdicts.ts'

const gcloud = (...args: readonly string[]): Command => ({ program: 'gcloud', args })

/** Takes the environment for one deployment at a time. */
export function lockStep(context: Context, { token }: Lock, lockFile: string): Step {
  const { lock } = bucketPaths(context)
  return {
    name: 'lock',
    does: 'Takes the lock of the environment, so that nobody else deploys to it meanwhile.',
    commands: [
      { ...gcloud('storage', 'cp', lockFile, lock, '--if-generation-match=0'), mayFail: true },
      { ...gcloud('storage', 'cat', lock), quiet: true },
    ],
    judge: (ended) => lockVerdict(ended, token),
    ifItFails: 'Somebody else is deploying, or the state bucket cannot be reached. Nothing was changed.',
    again: 'A lock that a run of this copy of the repository left behind is taken up again.',
  }
}

/** Lets the environment go. */
export const unlockStep = (context: Context): Step => ({
  name: 'unlock',
  does: 'Lets the lock go.',
  commands: [gcloud('storage', 'rm', bucketPaths(context).lock)],
  ifItFails: 'The next deployment from elsewhere is refused and names the token to break this lock with.',
  again: 'The lock is taken and let go again.',
})

/** Removes a lock that is known to be dead, and no other. */
export const breakLockStep = (context: Context, token: string): Step => ({
  name: 'break lock',
  does: 'Removes the lock of a deployment that is known to be dead.',
  commands: [
    { ...gcloud('storage', 'cat', bucketPaths(context).lock), quiet: true },
    gcloud('storage', 'rm', bucketPaths(context).lock),
  ],
  judgeFirst: (ended) => lockVerdict(ended, token),
  ifItFails: 'The lock is not the one that was named, or it is gone already. Nothing was changed.',
  again: 'There is no such lock any more: leave --break-lock out.',
})

/** Lists what was released before. */
export const releasesStep = (context: Context): Step => ({
  name: 'releases',
  does: 'Reads what was released before: that is where a failed smoke test goes back to.',
  commands: [
    { ...gcloud('storage', 'cat', `${bucketPaths(context).records}/*.json`), quiet: true, mayFail: true },
  ],
  judge: ({ code, stderr }) =>
    code === 0 || /matched no objects|no URLs matched/i.test(stderr)
      ? null
      : { refused: 'The releases bucket could not be read: see what gcloud said above.' },
  ifItFails: 'Nothing was changed.',
  again: 'It only reads.',
})

const folderOf = ({ tree, environment }: Context): string => join(tree, 'terraform/environments', environment)
const planOf = ({ work, environment }: Context, kind: string): string =>
  join(work, `${environment}-${kind}.tfplan`)
const terraform = (context: Context, ...args: readonly string[]): Command => ({
  program: 'terraform',
  args: [`-chdir=${folderOf(context)}`, ...args],
  env: { TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' },
})
const planned = (context: Context, plan: string, ...args: readonly string[]): Command =>
  terraform(
    context,
    'plan',
    '-input=false',
    '-lock-timeout=60s',
    `-var-file=${context.varFile}`,
    `-var=source_object=${context.release.source}`,
    `-out=${plan}`,
    ...args,
  )
const showsPlan = (context: Context, plan: string): Command => ({
  ...terraform(context, 'show', '-json', plan),
  quiet: true,
})

/** Connects Terraform with its state in the bucket. */
export const initStep = (context: Context): Step => ({
  name: 'init',
  does: "Fetches Terraform's provider and connects it with its state.",
  commands: [
    terraform(
      context,
      'init',
      '-input=false',
      '-reconfigure',
      `-backend-config=bucket=${context.settings.stateBucket}`,
    ),
  ],
  ifItFails: 'The state bucket or the registry of providers cannot be reached. Nothing was changed.',
  again: 'It is connected again.',
})

/** For an environment that was never deployed: its services and buckets, before anything can be sent to them. */
export function foundationStep(context: Context): Step {
  const plan = planOf(context, 'foundation')
  return {
    name: 'foundation',
    does: 'Makes the services and buckets of the project, which a first deployment finds missing.',
    commands: [
      planned(context, plan, '-target=module.fluxori.module.project'),
      terraform(context, 'apply', '-input=false', plan),
    ],
    ifItFails: 'Some of it may be made: put right what Terraform says, and run the same command again.',
    again: 'What is there already stays as it is.',
  }
}

/** Sends the source, whose name is what is in it. */
export const sourceStep = (context: Context, archive: string): Step => ({
  name: 'source',
  does: 'Sends the source of the functions to the releases bucket, named by what is in it.',
  commands: [gcloud('storage', 'cp', archive, bucketPaths(context).source, '--no-clobber')],
  ifItFails:
    'The releases bucket cannot be reached or does not exist (first deployment: --first). Nothing was changed.',
  again: 'The same source has the same name, and is not sent twice.',
})

/** Plans, judges the plan, and applies exactly that plan. */
export function terraformSteps(context: Context): readonly Step[] {
  const plan = planOf(context, 'release')
  return [
    {
      name: 'plan',
      does: "Works out what would change. Terraform's own lock keeps a second plan out.",
      commands: [planned(context, plan)],
      ifItFails: 'Nothing was changed. Terraform says what is wrong, with file and line.',
      again: 'The plan is made anew.',
    },
    {
      name: 'judge plan',
      does: 'Refuses a plan that would lose data or leave Johannesburg.',
      commands: [showsPlan(context, plan)],
      judge: (ended) => planVerdict(ended, context.allowDestroy),
      ifItFails: 'Nothing was changed.',
      again: 'It only reads.',
    },
    {
      name: 'apply',
      does: 'Makes it so: functions, access, rules, indexes, site. Exactly the plan that was judged.',
      commands: [terraform(context, 'apply', '-input=false', '-lock-timeout=60s', plan)],
      ifItFails:
        'Some of it may be done. Put right what Terraform says and run the same command again, or go back with npm run rollback.',
      again: 'A plan that is not applied wholly is stale: the run plans again, and does what is left.',
    },
  ]
}

/** Waits until every index answers. Rules count from the apply on: Terraform releases them. */
export const indexesStep = (context: Context, indexesText: () => string): Step => ({
  name: 'rules and indexes',
  does: 'Waits until every index of firestore.indexes.json is built. The rules were released by the apply.',
  commands: [
    {
      ...gcloud(
        'firestore',
        'indexes',
        'composite',
        'list',
        `--project=${context.settings.project}`,
        '--format=json',
      ),
      quiet: true,
    },
  ],
  judge: (ended) => indexesVerdict(ended, indexesText()),
  ifItFails: 'A query of the new release would fail. Put the index right, or go back with npm run rollback.',
  again: 'It only reads.',
})

const forEver = '--cache-control=public, max-age=31536000, immutable'
const anHour = '--cache-control=public, max-age=3600'
const never = '--cache-control=no-cache'
const notYet = '--exclude=^assets/|^index\\.html$|^sw\\.js$|^\\.vite/'

/**
 * Sends the web app so that it works at every moment: what is new first, under names that nothing points to yet; the
 * page that points to it next; and last the worker that has the page fetched. Nothing is removed: an open tab goes on
 * to load the parts of the release that it began with.
 */
export function siteStep(context: Context): Step {
  const { site, keptSite } = bucketPaths(context)
  return {
    name: 'site',
    does: 'Keeps the web app for a later rollback, then sends its parts, its page, and last its service worker.',
    commands: [
      gcloud('storage', 'rsync', context.site, keptSite, '--recursive'),
      gcloud(
        'storage',
        'cp',
        join(context.site, 'assets'),
        `${site}/`,
        '--recursive',
        '--no-clobber',
        forEver,
      ),
      gcloud('storage', 'rsync', context.site, site, '--recursive', notYet, anHour),
      gcloud('storage', 'cp', join(context.site, 'index.html'), `${site}/index.html`, never),
      gcloud('storage', 'cp', join(context.site, 'sw.js'), `${site}/sw.js`, never),
    ],
    ifItFails:
      'People still get the page of before, which works with what was sent. Run the same command again.',
    again: 'What is there already is sent again under the same name, and changes nothing.',
  }
}

/** Asks the new release whether it answers. */
export const smokeStep = (context: Context, ifItFails: string): Step => ({
  name: 'smoke test',
  does: 'Asks every function and the web app whether they answer as the new release should.',
  commands: [
    {
      program: 'node',
      args: [
        'functions/deploy/smoke-test.ts',
        `--api=${context.settings.apiUrl}`,
        `--site=${context.settings.siteUrl}`,
        `--dist=${context.site}`,
        `--manifest=${join(context.tree, 'terraform/operations.json')}`,
      ],
    },
  ],
  ifItFails,
  again: 'It only asks.',
})

/** Writes down that the release is good. */
export const recordStep = (context: Context, recordFile: string, name: string): Step => ({
  name: 'record',
  does: 'Writes the release down, so that a later one can go back to it.',
  commands: [gcloud('storage', 'cp', recordFile, `${bucketPaths(context).records}/${name}`)],
  ifItFails: 'The release runs and is good, but a rollback would not find it. Run the same command again.',
  again: 'The release is written down once more, with its new time.',
})
