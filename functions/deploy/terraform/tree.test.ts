import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { checkTerraform } from './check-terraform.ts'
import { findingWords } from './finding.ts'
import { readTree } from './read-tree.ts'

const installed = spawnSync('terraform', ['version']).error === undefined

test('every Terraform file parses, and says nothing that the provider or a module does not know', async () => {
  expect((await checkTerraform(await readTree())).map(findingWords)).toEqual([])
}, 20_000)

const formatted = installed
  ? 'every Terraform file is formatted as terraform fmt does'
  : 'NOT CHECKED, since terraform is not installed: the format of the Terraform files'

test.skipIf(!installed)(formatted, () => {
  const cwd = new URL('../../..', import.meta.url)
  const { status, stdout } = spawnSync('terraform', ['fmt', '-check', '-recursive', 'terraform'], {
    cwd,
    encoding: 'utf8',
  })
  expect({ status, unformatted: stdout }).toEqual({ status: 0, unformatted: '' })
})
