import type { Services } from '../services.ts'
import { usualResources, type CloudFunction, type Resources } from './cloud-function.ts'
import { errorWords, logInvocation } from './log.ts'
import { answerProblem } from './problem.ts'

type Told = Readonly<{ name: string; summary: string; cron: string }>

/** What a function needs beyond the usual. */
type Needs = Partial<Resources> & Readonly<{ managesSchedules?: boolean }>

/**
 * A Cloud Function that Cloud Scheduler calls, at times in SAST. Only the scheduler's service account may invoke it.
 * Answers what it did as counts; a fault is 503, and the next time comes anyway.
 */
export function schedule(
  { name, summary, cron }: Told,
  run: (services: Services) => Promise<Readonly<Record<string, number>>>,
  { managesSchedules = false, ...resources }: Needs = {},
): CloudFunction {
  return {
    name,
    summary,
    trigger: { kind: 'schedule', cron },
    resources: { ...usualResources, concurrency: 1, timeoutSeconds: 300, ...resources },
    roles: [],
    readsSecrets: false,
    administersSignIns: false,
    managesSchedules,
    answer: {
      kind: 'http',
      run: async (services, _, response) => {
        const started = performance.now()
        try {
          const counts = await run(services)
          response.status(200).json(counts)
          logInvocation({
            operation: name,
            outcome: 'ok',
            counts,
            milliseconds: Math.round(performance.now() - started),
          })
        } catch (error) {
          answerProblem(response, {
            status: 503,
            reason: 'unavailable',
            detail: 'It will be tried at its next time.',
          })
          const milliseconds = Math.round(performance.now() - started)
          logInvocation({ operation: name, outcome: 'failed', milliseconds, error: errorWords(error) })
        }
      },
    },
  }
}
