import { Cron } from 'croner'
import {
  answeredJob,
  failure,
  jobState,
  maskedOver,
  SaidJob,
  type KeptJob,
  type WireAnswer,
} from './scheduler-wire.ts'

type Raw = Readonly<Record<string, unknown>>

/** Calls back at each time of a cron expression in a time zone; answers what stops it. */
export type OpenTimer = (cron: string, timeZone: string, due: () => void) => () => void

export const openTimer: OpenTimer = (cron, timezone, due) => {
  const timer = new Cron(cron, { timezone, mode: '5-part', unref: true }, due)
  return () => timer.stop()
}

export type JobBook = Readonly<{
  create: (raw: Raw) => WireAnswer
  update: (name: string, raw: Raw, mask: string) => WireAnswer
  remove: (name: string) => WireAnswer
  get: (name: string) => WireAnswer
  list: (parent: string, page: Readonly<{ size: number; token: string }>) => WireAnswer
  pause: (name: string) => WireAnswer
  resume: (name: string) => WireAnswer
  run: (name: string) => WireAnswer
  stop: () => void
}>

const ok = (json: unknown): WireAnswer => ({ status: 200, json })

/** The jobs of the local scheduler, each with its timer while it is enabled, under the rules of Cloud Scheduler's API. */
export function openJobBook(timer: OpenTimer, due: (job: SaidJob) => void): JobBook {
  const jobs = new Map<string, KeptJob>()
  const timers = new Map<string, () => void>()
  const missing = (name: string) => failure('NOT_FOUND', `Job not found: ${name}`)
  const still = (name: string) => {
    timers.get(name)?.()
    timers.delete(name)
  }
  const keep = (job: KeptJob): WireAnswer => {
    const { name, schedule, timeZone } = job.said
    still(name)
    jobs.set(name, job)
    if (job.state === jobState.ENABLED)
      timers.set(
        name,
        timer(schedule, timeZone, () => due(job.said)),
      )
    return ok(answeredJob(job))
  }
  const become = (name: string, from: KeptJob['state'], to: KeptJob['state']): WireAnswer => {
    const known = jobs.get(name)
    if (known === undefined) return missing(name)
    if (known.state !== from) return failure('FAILED_PRECONDITION', `Job ${name} is not in the right state.`)
    return keep({ ...known, state: to })
  }
  return {
    create: (raw) => {
      const said = readJob(raw)
      if ('status' in said) return said
      if (jobs.has(said.name)) return failure('ALREADY_EXISTS', `Job ${said.name} already exists.`)
      return keep({ said, raw, state: jobState.ENABLED })
    },
    update: (name, raw, mask) => {
      const known = jobs.get(name)
      if (known === undefined) return missing(name)
      const becomes = maskedOver(known.raw, raw, mask)
      const said = readJob(becomes)
      return 'status' in said ? said : keep({ ...known, said, raw: becomes })
    },
    remove: (name) => {
      still(name)
      return jobs.delete(name) ? ok({}) : missing(name)
    },
    get: (name) => {
      const known = jobs.get(name)
      return known === undefined ? missing(name) : ok(answeredJob(known))
    },
    list: (parent, { size, token }) => {
      const names = [...jobs.keys()].filter((name) => name.startsWith(`${parent}/jobs/`)).toSorted()
      const from = names.findIndex((name) => name > token)
      const page = from < 0 ? [] : names.slice(from, from + size)
      const [last] = page.slice(-1)
      const more = last !== undefined && last !== names.at(-1)
      return ok({
        jobs: page.flatMap((name) => jobs.get(name) ?? []).map(answeredJob),
        ...(more ? { nextPageToken: last } : {}),
      })
    },
    pause: (name) => become(name, jobState.ENABLED, jobState.PAUSED),
    resume: (name) => become(name, jobState.PAUSED, jobState.ENABLED),
    run: (name) => {
      const known = jobs.get(name)
      if (known === undefined) return missing(name)
      due(known.said)
      return ok(answeredJob(known))
    },
    stop: () => [...timers.keys()].forEach(still),
  }
}

/** A job as it was said, or what is wrong with it. */
function readJob(raw: Raw): SaidJob | WireAnswer {
  const said = SaidJob.safeParse(raw)
  if (!said.success)
    return failure('INVALID_ARGUMENT', said.error.issues.map(({ message }) => message).join('; '))
  try {
    new Cron(said.data.schedule, { timezone: said.data.timeZone, mode: '5-part', paused: true }).nextRun()
    return said.data
  } catch (error) {
    // Croner says what is wrong with an expression or a time zone by throwing.
    return failure('INVALID_ARGUMENT', String(error))
  }
}
