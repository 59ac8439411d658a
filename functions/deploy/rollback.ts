import { begin, root } from './begin.ts'
import { releasesStep, unlockStep } from './cloud-steps.ts'
import { contextOf, lockSteps, recordStepOf, returnSteps, rollback } from './deployment.ts'
import { parseRollbackFlags, rollbackHelp, type RollbackFlags } from './flags.ts'
import { releaseToReturnTo } from './release.ts'
import { stepsText } from './run-steps.ts'
import { realTools } from './tools.ts'

/** `npm run rollback -- ENVIRONMENT`: goes back to a release that was written down, as its own commit deploys it. */
const tools = realTools(root)

async function main(flags: RollbackFlags): Promise<number> {
  const { deployment, unready, holding } = await begin(flags, tools)
  // Going back needs no clean tree: it checks out the commit of the release beside this one.
  const missing = unready.filter((why) => !why.includes('not committed'))
  missing.forEach((why) => tools.say(`${flags.dryRun ? 'A real run stops here: ' : 'FAILED '}${why}`))
  if (flags.dryRun) {
    const release = { release: flags.to ?? 'RELEASE', commit: 'COMMIT', source: 'source/SOURCE_HASH.zip' }
    const back = contextOf(deployment.context, { ...release, at: deployment.now(), insteadOf: null })
    tools.say(`Dry run of a rollback of ${flags.environment}. The steps of a real run:\n`)
    const { context } = deployment
    const given = { ...deployment, context: back }
    tools.say(
      stepsText([
        ...lockSteps(deployment),
        releasesStep(context),
        ...returnSteps({ ...deployment, context: back }),
        recordStepOf(given),
        unlockStep(context),
      ]),
    )
    return 0
  }
  if (missing.length > 0) {
    tools.say('\nRefused: nothing was changed.')
    return 1
  }
  const { code, words } = await holding(() =>
    rollback(deployment, (releases) => releaseToReturnTo(releases, flags.to), tools),
  )
  tools.say(`\n${words}`)
  return code
}

try {
  const flags = parseRollbackFlags(process.argv.slice(2))
  if (flags.help) console.log(rollbackHelp)
  else process.exitCode = await main(flags)
} catch (error) {
  // What the caller can put right is said in words, not with a stack.
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
