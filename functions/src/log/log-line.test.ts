import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LogLine } from './log-line.ts'

const src = join(import.meta.dirname, '..')
const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('log/'))
  .map((path) => readFileSync(join(src, path), 'utf8'))

test.each(LogLine.options.map(({ shape }) => shape.event.value))(
  'some function writes the line %s',
  (event) => {
    expect(code.filter((text) => text.includes(`event: '${event}'`))).not.toEqual([])
  },
)

test('a line takes no field that the vocabulary does not name: nothing personal slips in', () => {
  const line = { event: 'journal-age', merchants: 1, ageMs: 2 }
  expect(LogLine.safeParse(line).success).toBe(true)
  expect(LogLine.safeParse({ ...line, customer: 'Thandi' }).success).toBe(false)
})
