import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { measure } from './measure.ts'
import { readMeasured } from './measured.ts'
import { costPage } from './page.ts'

/**
 * `npm run cost` writes docs/cost-and-scale.md from what was last measured; `-- --measure` measures first; `-- --check`
 * only says whether the page is up to date.
 */
const page = join(import.meta.dirname, '../../../docs/cost-and-scale.md')

if (process.argv.includes('--measure')) await measure()
const text = costPage(await readMeasured())
if (process.argv.includes('--check')) {
  if ((await readFile(page, 'utf8').catch(() => '')) !== text) {
    console.error('Not up to date: docs/cost-and-scale.md. Run: npm run cost')
    process.exit(1)
  }
} else {
  await writeFile(page, text)
  console.log(text)
}
process.exit(0)
