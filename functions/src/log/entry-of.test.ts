import { expect, test } from 'vitest'
import { entryOf } from './entry-of.ts'
import type { LogLine } from './log-line.ts'

const call = { event: 'invocation', operation: 'stock-update', outcome: 'ok', milliseconds: 12 } as const
const aside = { event: 'command-set-aside', merchant: 'shop', command: '1', reason: 'too-large' } as const

test.each<{ name: string; given: LogLine; then: object }>([
  { name: 'a call', given: call, then: { severity: 'INFO', message: 'stock-update ok' } },
  { name: 'a call that failed', given: { ...call, error: 'no' }, then: { severity: 'ERROR' } },
  {
    name: 'a command that was set aside',
    given: aside,
    then: { severity: 'WARNING', message: 'command-set-aside' },
  },
])('the log has $name with its severity and all its fields', ({ given, then }) => {
  expect(entryOf(given)).toMatchObject({ ...given, ...then })
})
