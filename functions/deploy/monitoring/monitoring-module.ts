import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from '@cdktf/hcl2json'
import { z } from 'zod'

const folder = join(import.meta.dirname, '../../../terraform/modules/monitoring')

/** A log-based metric: which lines it takes, which of their fields it measures, and by which it tells them apart. */
const LogMetric = z.object({
  filter: z.string(),
  value: z.string().nullable(),
  labels: z.array(z.string()),
})
export type LogMetric = z.infer<typeof LogMetric>

const Metrics = z.object({ locals: z.tuple([z.object({ metrics: z.record(z.string(), LogMetric) })]) })
const Runbook = z.object({
  locals: z.tuple([z.object({ runbook: z.record(z.string(), z.object({ section: z.string() })) })]),
})
const Promises = z.object({ locals: z.tuple([z.object({ promises: z.record(z.string(), z.string()) })]) })

/** An alert policy as it is written: what it is made for each of, and the text that its notice holds. */
const Alert = z.object({
  for_each: z.string(),
  documentation: z.tuple([z.object({ content: z.string() })]),
  conditions: z.array(z.unknown()).optional(),
  notification_channels: z.string(),
})
export type Alert = z.infer<typeof Alert>
const Alerts = z.object({
  locals: z.tuple([
    z.object({ line_alarms: z.record(z.string(), z.object({ metric: z.string() })), silences: z.string() }),
  ]),
  resource: z.object({ google_monitoring_alert_policy: z.record(z.string(), z.tuple([Alert])) }),
})

/** What the monitoring module watches, promises and says, as its files have it. Throws when one does not hold what it should. */
export async function readMonitoringModule() {
  const read = async (file: string): Promise<unknown> =>
    parse(file, await readFile(join(folder, file), 'utf8'))
  const [metrics, runbook, promises, alerts] = await Promise.all(
    ['metrics.tf', 'runbook.tf', 'slos.tf', 'alerts.tf'].map(read),
  )
  const { locals, resource } = Alerts.parse(alerts)
  return {
    metrics: Metrics.parse(metrics).locals[0].metrics,
    runbook: Runbook.parse(runbook).locals[0].runbook,
    promises: Promises.parse(promises).locals[0].promises,
    lineAlarms: locals[0].line_alarms,
    silences: locals[0].silences,
    alerts: new Map(
      Object.entries(resource.google_monitoring_alert_policy).map(([name, [alert]]) => [name, alert]),
    ),
  }
}
