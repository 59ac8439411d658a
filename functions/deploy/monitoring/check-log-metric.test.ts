import { expect, test } from 'vitest'
import { checkLogMetric } from './check-log-metric.ts'

const metric = (filter: string, value: string | null = null, labels: string[] = []) => ({
  filter,
  value,
  labels,
})
const lag = 'jsonPayload.event="page-published" AND jsonPayload.lagMs>=0'

test.each([
  { name: 'of a line and a field of it', given: metric(lag, 'lagMs', ['channel']), then: [] },
  {
    name: 'by the counts of a call',
    given: metric('jsonPayload.event="invocation" AND severity=ERROR AND jsonPayload.counts.broken>0'),
    then: [],
  },
  {
    name: 'of a line that no function writes',
    given: metric('jsonPayload.event="page-printed"'),
    then: ['jsonPayload.event="page-printed": no function writes the line page-printed'],
  },
  {
    name: 'of no line at all',
    given: metric('severity=ERROR'),
    then: ['severity=ERROR: no function writes the line undefined'],
  },
  {
    name: 'of a field that the line does not have',
    given: metric('jsonPayload.event="page-published" AND jsonPayload.orderLagMs>=0'),
    then: ['page-published has no field orderLagMs'],
  },
  {
    name: 'of a value that the field never has',
    given: metric('jsonPayload.event="connection-fault" AND jsonPayload.breaker="broken"'),
    then: ['connection-fault: breaker is never broken'],
  },
  {
    name: 'of a severity that there is not',
    given: metric('jsonPayload.event="invocation" AND severity=BAD'),
    then: ['there is no severity BAD'],
  },
  {
    name: 'that measures what is missing',
    given: metric(lag, 'lag'),
    then: ['page-published has no field lag', 'page-published: lag is no number'],
  },
  {
    name: 'that measures words',
    given: metric(lag, 'channel'),
    then: ['page-published: channel is no number'],
  },
  {
    name: 'told apart by what is missing',
    given: metric(lag, null, ['reason']),
    then: ['page-published has no field reason'],
  },
  {
    name: 'in words that this check does not know',
    given: metric(`${lag} OR severity=ERROR`),
    then: [`${lag} OR severity=ERROR: not comparisons joined by AND`],
  },
])('a metric $name', ({ given, then }) => {
  expect(checkLogMetric(given)).toEqual(then)
})
