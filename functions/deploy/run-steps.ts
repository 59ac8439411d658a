import { commandText, type Command, type Ended, type Step, type Verdict } from './step.ts'

/** What runs commands and tells people. */
export type Tools = Readonly<{
  run: (command: Command) => Promise<Ended>
  say: (line: string) => void
  /** Waits before something is asked again. */
  pause: () => Promise<void>
}>

/** How often a step may ask for later: with a pause of 15 s, two hours, which is long even for an index. */
const mostPauses = 480

export type Ran =
  | Readonly<{ done: true; outputs: ReadonlyMap<string, Ended> }>
  | Readonly<{ done: false; failed: Step; outputs: ReadonlyMap<string, Ended> }>

/** Runs steps one after the other and stops at the first that fails, saying what that means. */
export async function runSteps(steps: readonly Step[], tools: Tools): Promise<Ran> {
  const outputs = new Map<string, Ended>()
  for (const [place, step] of steps.entries()) {
    tools.say(`\n[${place + 1}/${steps.length}] ${step.name}: ${step.does}`)
    const { ended, verdict } = await runStep(step, tools)
    outputs.set(step.name, ended)
    if (verdict === null) continue
    const why = verdict === 'later' ? 'It took too long.' : verdict.refused
    tools.say(`FAILED ${step.name}: ${why}\n${step.ifItFails}`)
    return { done: false, failed: step, outputs }
  }
  return { done: true, outputs }
}

type Stepped = Readonly<{ ended: Ended; verdict: Verdict }>

async function runStep(step: Step, tools: Tools): Promise<Stepped> {
  for (let pauses = 0; ; pauses += 1) {
    const stepped = await runCommands(step, tools)
    if (stepped.verdict !== 'later' || pauses === mostPauses) return stepped
    if (pauses === 0) tools.say('Not yet: asking again until it is.')
    await tools.pause()
  }
}

async function runCommands({ commands, judge, judgeFirst }: Step, tools: Tools): Promise<Stepped> {
  let ended: Ended = { code: 0, stdout: '', stderr: '' }
  for (const [place, command] of commands.entries()) {
    tools.say(`  $ ${commandText(command)}`)
    ended = await tools.run(command)
    const early = place === 0 && judgeFirst !== undefined ? judgeFirst(ended) : null
    if (early !== null) return { ended, verdict: early }
    const isLast = place === commands.length - 1
    if (ended.code !== 0 && command.mayFail !== true && !(isLast && judge !== undefined))
      return { ended, verdict: { refused: `${command.program} ended with code ${ended.code}.` } }
  }
  return { ended, verdict: judge === undefined ? null : judge(ended) }
}

/** Every step as a dry run tells it: what it does, its exact commands, what a failure means, what a repeat does. */
export const stepsText = (steps: readonly Step[]): string =>
  steps
    .map(({ name, does, commands, ifItFails, again }, place) =>
      [
        `[${place + 1}/${steps.length}] ${name}: ${does}`,
        ...commands.map((command) => `  $ ${commandText(command)}`),
        `  If it fails: ${ifItFails}`,
        `  Again: ${again}`,
      ].join('\n'),
    )
    .join('\n\n')
