import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { begin, checkLocally, root } from './begin.ts'
import { unlockStep } from './cloud-steps.ts'
import {
  contextOf,
  deploy,
  lockSteps,
  recordStepOf,
  releaseSteps,
  returnSteps,
  type Deployment,
} from './deployment.ts'
import { findingText } from './finding.ts'
import { deployHelp, parseDeployFlags, type DeployFlags } from './flags.ts'
import { bundleFindings } from './preflight/manifest.ts'
import { runSteps, stepsText } from './run-steps.ts'
import { sourceArchive } from './source-archive.ts'
import type { Step } from './step.ts'
import { realTools } from './tools.ts'

/** `npm run deploy -- ENVIRONMENT`: checks, tests and builds here; then plans, applies and asks the new release. */
const tools = realTools(root)

/** What is made here, before the cloud hears of anything. */
const localSteps = ({ context: { settings } }: Deployment, { tested }: DeployFlags): readonly Step[] => [
  ...(tested
    ? []
    : [
        {
          name: 'tests',
          does: 'Runs all checks and tests.',
          commands: [{ program: 'npm', args: ['test'] }],
          ifItFails: 'Nothing was changed. What fails here would fail there.',
          again: 'They are run again.',
        },
      ]),
  {
    name: 'build',
    does: 'Builds the functions and the web app for this environment.',
    commands: [
      {
        program: 'npm',
        args: ['run', 'build'],
        env: {
          VITE_PROJECT_ID: settings.project,
          VITE_FIREBASE_API_KEY: settings.webApiKey,
          VITE_FUNCTIONS_URL: settings.apiUrl,
        },
      },
    ],
    ifItFails: 'Nothing was changed.',
    again: 'The same commit gives the same files.',
  },
]

/** Builds, and names the release by its commit and its source. Null when something is missing, which has been said. */
async function built(deployment: Deployment, flags: DeployFlags): Promise<Deployment | null> {
  const ran = await runSteps(localSteps(deployment, flags), tools)
  if (!ran.done) return null
  const kept = await readFile(join(root, 'terraform/operations.json'), 'utf8')
  const findings = bundleFindings(kept, (path) => existsSync(join(root, path)))
  findings.forEach((finding) => tools.say(findingText(finding)))
  if (findings.length > 0) return null
  const { hash, bytes } = await sourceArchive(join(root, 'functions/dist'))
  await writeFile(deployment.archive, bytes)
  const { stdout } = await tools.run({ program: 'git', args: ['rev-parse', 'HEAD'], quiet: true })
  const commit = stdout.trim()
  const release = { release: commit.slice(0, 12), commit, source: `source/${hash}.zip` }
  return { ...deployment, context: { ...deployment.context, release } }
}

/** Every step with its command; what only happens when the smoke test fails comes last. */
function tellSteps(deployment: Deployment, flags: DeployFlags): void {
  const before = {
    release: 'PREVIOUS_RELEASE',
    commit: 'PREVIOUS_COMMIT',
    source: 'source/PREVIOUS_HASH.zip',
  }
  const back = contextOf(deployment.context, { ...before, at: deployment.now(), insteadOf: null })
  tools.say('\nThe steps of a real run:\n')
  tools.say(
    stepsText([
      ...localSteps(deployment, flags),
      ...lockSteps(deployment),
      ...releaseSteps(deployment),
      recordStepOf(deployment),
      unlockStep(deployment.context),
    ]),
  )
  tools.say('\nOnly when the smoke test fails, before the lock is let go:\n')
  tools.say(stepsText(returnSteps({ ...deployment, context: back })))
}

async function main(flags: DeployFlags): Promise<number> {
  const { deployment: begun, unready, holding } = await begin(flags, tools)
  const deployment = { ...begun, first: flags.first }
  tools.say(
    `${flags.dryRun ? 'Dry run of a deployment' : 'Deployment'} to ${flags.environment}. Checks first:`,
  )
  unready.forEach((why) => tools.say(`${flags.dryRun ? 'A real run stops here: ' : 'FAILED '}${why}`))
  if (unready.length > 0 && !flags.dryRun) return refuse()
  const project = unready.length === 0 ? deployment.context.settings.project : null
  const findings = await checkLocally(flags, project, tools)
  if (flags.dryRun) {
    tellSteps(deployment, flags)
    if (findings > 0)
      tools.say(`\n${findings} finding(s) above: a real run is refused, nothing being changed.`)
    return findings > 0 ? 1 : 0
  }
  if (findings > 0) return refuse()
  const ready = await built(deployment, flags)
  if (ready === null) return refuse()
  const { code, words } = await holding(() => deploy(ready, tools))
  tools.say(`\n${words}`)
  return code
}

function refuse(): number {
  tools.say('\nRefused: nothing was changed.')
  return 1
}

try {
  const flags = parseDeployFlags(process.argv.slice(2))
  if (flags.help) console.log(deployHelp)
  else process.exitCode = await main(flags)
} catch (error) {
  // What the caller can put right is said in words, not with a stack.
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
