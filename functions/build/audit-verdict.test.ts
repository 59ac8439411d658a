import { expect, test } from 'vitest'
import { auditVerdict } from './audit-verdict.ts'

const advisory = 'https://github.com/advisories/GHSA-one'
const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    deep: { via: [{ url: advisory, title: 'Reads too much', severity: 'high', name: 'deep' }] },
    shallow: { via: ['deep'] },
  },
})
const today = '2026-11-24'

test('a finding that nobody has reasoned about fails, once, however many packages bring it', () => {
  const { code, lines } = auditVerdict(report, today, [])
  expect(code).toBe(1)
  expect(lines).toEqual([`high: deep: Reads too much (${advisory}).`, 'Audited: 1 findings.'])
})

test('a reasoned finding passes until its day, and fails from then on', () => {
  const known = (until: string) => [{ advisory, reason: 'We never call it.', until }]
  expect(auditVerdict(report, today, known('2026-11-25')).code).toBe(0)
  expect(auditVerdict(report, today, known('2026-11-24')).code).toBe(1)
})

test('nothing found passes', () => {
  const clean = JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} })
  expect(auditVerdict(clean, today).lines).toEqual(['Audited: nothing that is not reasoned.'])
})

test.each([
  { printed: '', says: 'npm printed no report.' },
  { printed: '{"message":"405 Method Not Allowed","error":{}}', says: '405 Method Not Allowed' },
])('a registry that does not answer is said, not taken for a clean bill: $says', ({ printed, says }) => {
  const { code, lines } = auditVerdict(printed, today)
  expect(code).toBe(0)
  expect(lines).toEqual([`NOT AUDITED: the registry gave no answer. ${says}`])
})
