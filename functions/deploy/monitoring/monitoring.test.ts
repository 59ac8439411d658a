import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { manifest } from '../../build/manifest.ts'
import { checkLogMetric } from './check-log-metric.ts'
import { readMonitoringModule } from './monitoring-module.ts'

let module: Awaited<ReturnType<typeof readMonitoringModule>>
let sections: readonly string[]
beforeAll(async () => {
  module = await readMonitoringModule()
  const guide = await readFile(new URL('../../../docs/how-to/answer-an-alert.md', import.meta.url), 'utf8')
  sections = [...guide.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  )
})
const alert = (name: string) => {
  const found = module.alerts.get(name)
  if (found === undefined) throw new Error(`there is no alert ${name}`)
  return found
}

test('every log-based metric counts or measures a line that functions write', () => {
  expect(Object.values(module.metrics).flatMap(checkLogMetric)).toEqual([])
})

test('a metric that names a function names one of the manifest', () => {
  const named = Object.values(module.metrics).flatMap(({ filter }) => [
    ...filter.matchAll(/jsonPayload\.operation="([^"]*)"/g),
  ])
  const known = manifest.map(({ name }) => name)
  expect(named.map(([, name]) => name).filter((name) => !known.includes(name ?? ''))).toEqual([])
})

test('every function of the manifest has its own error alarm', () => {
  const { for_each, conditions } = alert('function')
  expect(for_each).toBe('${{ for one in var.operations : one.name => one.summary }}')
  expect(conditions).toHaveLength(2)
  conditions?.forEach((condition) => {
    expect(JSON.stringify(condition)).toMatch(/(operation|service_name)=\\"\$\{each\.key\}\\"/)
  })
})

test('every schedule of the manifest is missed when it is silent', () => {
  expect(alert('schedule').for_each).toBe('${local.silences}')
  expect(module.silences).toMatch(
    /^\$\{\{ for one in var\.operations : one\.name => [^]* if one\.trigger\.kind == "schedule" \}\}$/,
  )
})

test('every alert says what happened and leads to its section of the guide', () => {
  const keysOf: Readonly<Record<string, readonly string[]>> = {
    '${local.promises}': Object.keys(module.promises),
    '${local.line_alarms}': Object.keys(module.lineAlarms),
  }
  const given = [...module.alerts.values()].flatMap(({ for_each, documentation: [{ content }] }) => {
    const key = /local\.documentation\[(?:"(\w+)"|each\.key)\]/.exec(content)
    return key === null
      ? [`nothing in ${content}`]
      : key[1] === undefined
        ? (keysOf[for_each] ?? [for_each])
        : [key[1]]
  })
  expect(given.filter((key) => module.runbook[key] === undefined)).toEqual([])
  expect(new Set(given)).toEqual(new Set(Object.keys(module.runbook)))
})

test('the guide has a section for every alert, and no other', () => {
  const led = Object.values(module.runbook).map(({ section }) => section)
  expect(sections.toSorted()).toEqual(led.toSorted())
})

test('every promise has an alert for a fast and one for a slow break, and every alert is sent to somebody', () => {
  expect(alert('burning_fast').for_each).toBe('${local.promises}')
  expect(alert('burning_slowly').for_each).toBe('${local.promises}')
  const sentTo = [...module.alerts.values()].map(({ notification_channels: to }) => to)
  expect(new Set(sentTo)).toEqual(new Set(['${var.notification_channels}']))
})

test('every alarm on a line reads a metric that there is', () => {
  const read = Object.values(module.lineAlarms).map(({ metric }) => metric)
  expect(read.filter((metric) => module.metrics[metric] === undefined)).toEqual([])
})
