import type { Response } from '@google-cloud/functions-framework'
import type { Services } from '../services.ts'
import { needed, type CloudFunction, type Needs } from './cloud-function.ts'
import { errorWords, logged, type Outcome } from './log.ts'
import { answerProblem } from './problem.ts'

type Description = Readonly<{ name: string; summary: string; cron: string }>

/**
 * A Cloud Function that Cloud Scheduler calls, at times in SAST. Only the scheduler's service account may invoke it.
 * Answers what it did as counts; a fault is 503, and the next time comes anyway.
 */
export function schedule(
  { name, summary, cron }: Description,
  run: (services: Services) => Promise<Readonly<Record<string, number>>>,
  needs: Needs = {},
): CloudFunction {
  return {
    name,
    summary,
    trigger: { kind: 'schedule', cron },
    ...needed({ concurrency: 1, timeoutSeconds: 300, ...needs }),
    roles: [],
    answer: {
      kind: 'http',
      run: (services, _, response) =>
        logged({ operation: name }, () => respond(response, () => run(services))),
    },
  }
}

async function respond(
  response: Response,
  run: () => Promise<Readonly<Record<string, number>>>,
): Promise<Outcome> {
  try {
    const counts = await run()
    response.status(200).json(counts)
    return { outcome: 'ok', counts }
  } catch (error) {
    const detail = 'It will be tried at its next time.'
    answerProblem(response, { status: 503, reason: 'unavailable', detail })
    return { outcome: 'failed', error: errorWords(error) }
  }
}
