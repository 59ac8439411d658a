import { z } from 'zod'

/** What became of a stage of `npm test`. */
export type Stage = Readonly<{ name: string; code: number; passed: number; failed: number; skipped: number }>
export type Counts = Pick<Stage, 'passed' | 'failed' | 'skipped'>

const VitestReport = z.object({
  numPassedTests: z.int().min(0),
  numFailedTests: z.int().min(0),
  numPendingTests: z.int().min(0),
  numTodoTests: z.int().min(0).default(0),
})
const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.int().min(0),
    unexpected: z.int().min(0),
    flaky: z.int().min(0),
    skipped: z.int().min(0),
  }),
})

/** The counts in the report of vitest's `json` reporter. */
export function vitestCounts(report: unknown): Counts {
  const { numPassedTests: passed, numFailedTests: failed, ...rest } = VitestReport.parse(report)
  return { passed, failed, skipped: rest.numPendingTests + rest.numTodoTests }
}

/** The counts in the report of Playwright's `json` reporter. A test that passed only when tried again has failed. */
export function playwrightCounts(report: unknown): Counts {
  const { expected, unexpected, flaky, skipped } = PlaywrightReport.parse(report).stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}

/** A stage that ends badly without a failed test to show for it (types, lint, a crash) counts as one failure. */
export const stageOf = (name: string, code: number, counts: Counts): Stage => ({
  ...counts,
  name,
  code,
  failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed,
})

/** The code to end with: of the first stage that failed, else 0. */
export function exitCodeOf(stages: readonly Stage[]): number {
  const failed = stages.find(({ code, failed }) => code !== 0 || failed > 0)
  if (failed === undefined) return 0
  return failed.code === 0 ? 1 : failed.code
}

/** A line for each stage, and the sum of all as the last one. */
export function summaryOf(stages: readonly Stage[]): string {
  const sum = (count: (stage: Stage) => number) => stages.reduce((total, stage) => total + count(stage), 0)
  const lines = stages.map(({ name, code, passed, failed, skipped }) => {
    const extra = skipped > 0 ? `, ${skipped} skipped` : ''
    return `${code === 0 && failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed${extra}`
  })
  return [...lines, `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`].join('\n')
}
