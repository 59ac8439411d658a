import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { auditVerdict } from './audit-verdict.ts'

/** `npm run audit`: what is known to be wrong with the packages that ship. Fails for a finding that is not reasoned. */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: join(import.meta.dirname, '../..'),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 ** 2,
})
const { code, lines } = auditVerdict(stdout, new Date().toISOString().slice(0, 10))
lines.forEach((line) => console.log(line))
process.exitCode = code
