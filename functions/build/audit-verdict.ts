import type { Day } from '@fluxori/contract/kernel'
import { z } from 'zod'

/** A finding that is known and does no harm here: why, and the day from which it must be looked at again. */
export type Reasoned = Readonly<{ advisory: string; reason: string; until: Day }>

/** None so far. An advisory is the address that `npm run audit` prints. */
const reasoned: readonly Reasoned[] = []

const Advisory = z.object({ url: z.string(), title: z.string(), severity: z.string(), name: z.string() })

/** What `npm audit --json` prints, of version 2: a `via` that is a text only names another package of the list. */
const Report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), Advisory])) })),
})
const Failure = z.object({ message: z.string() })

export type Verdict = Readonly<{ code: 0 | 1; lines: readonly string[] }>

/**
 * What to say of npm's audit and how to end. A finding that is not reasoned, or not any more, is a failure. A registry
 * that cannot be asked is none: it says so, because a build must not depend on it, and nothing is known to be wrong.
 */
export function auditVerdict(printed: string, today: Day, known = reasoned): Verdict {
  const json = parsedJson(printed)
  const report = Report.safeParse(json)
  if (!report.success) {
    const failure = Failure.safeParse(json)
    const why = failure.success ? failure.data.message : 'npm printed no report.'
    return { code: 0, lines: [`NOT AUDITED: the registry gave no answer. ${why}`] }
  }
  const found = new Map<string, z.infer<typeof Advisory>>()
  for (const { via } of Object.values(report.data.vulnerabilities))
    for (const one of via) if (typeof one !== 'string') found.set(one.url, one)
  const lines = [...found.values()].map((one) => lineOf(one, today, known))
  const failed = lines.filter(({ harmless }) => !harmless).length
  const end = failed === 0 ? 'Audited: nothing that is not reasoned.' : `Audited: ${failed} findings.`
  return { code: failed === 0 ? 0 : 1, lines: [...lines.map(({ line }) => line), end] }
}

function lineOf(
  { name, severity, title, url }: z.infer<typeof Advisory>,
  today: Day,
  known: readonly Reasoned[],
) {
  const reason = known.find(({ advisory }) => advisory === url)
  const harmless = reason !== undefined && today < reason.until
  const words =
    reason === undefined
      ? ''
      : harmless
        ? ` Reasoned: ${reason.reason}`
        : ` Its reason ended on ${reason.until}.`
  return { harmless, line: `${severity}: ${name}: ${title} (${url}).${words}` }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // npm that does not get as far as a report prints none; the caller says so.
    return null
  }
}
