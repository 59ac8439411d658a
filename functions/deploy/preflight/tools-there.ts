import type { Command, Ended } from '../step.ts'

type Need = Readonly<{ command: Command; install: string; isEnough: (printed: string) => boolean }>

const anyVersion = (): boolean => true

/** Terraform reads the state's lock settings that ours use from this version on. */
const oldestTerraform = [1, 11] as const

/** Every program that a deployment runs, and what to install when it is not there or too old. */
const needs: readonly Need[] = [
  {
    command: { program: 'terraform', args: ['version'], env: { CHECKPOINT_DISABLE: '1' } },
    install: `Terraform ${oldestTerraform.join('.')} or later is needed: https://developer.hashicorp.com/terraform/install`,
    isEnough: (printed) => {
      const [, major = '0', minor = '0'] = /Terraform v(\d+)\.(\d+)/.exec(printed) ?? []
      const [least, leastMinor] = oldestTerraform
      return Number(major) > least || (Number(major) === least && Number(minor) >= leastMinor)
    },
  },
  {
    command: { program: 'gcloud', args: ['version'] },
    install: 'The Google Cloud SDK is needed: https://cloud.google.com/sdk/docs/install',
    isEnough: anyVersion,
  },
  { command: { program: 'git', args: ['--version'] }, install: 'Git is needed.', isEnough: anyVersion },
]

/** What is not there or too old, in words that say what to install. */
export async function missingTools(run: (command: Command) => Promise<Ended>): Promise<readonly string[]> {
  const answers = await Promise.all(
    needs.map(async ({ command, install, isEnough }) => {
      const { code, stdout } = await run({ ...command, quiet: true })
      return code === 0 && isEnough(stdout) ? [] : [install]
    }),
  )
  return answers.flat()
}
