import { describe, expect, test } from 'vitest'
import { checkTerraform } from './check-terraform.ts'
import { findingWords } from './finding.ts'

/** What is said about files given by their paths under terraform/. */
async function said(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const tree = Object.entries(files).map(([path, text]) => ({ path: `terraform/${path}`, text }))
  return (await checkTerraform(tree)).map(findingWords)
}

const main = 'modules/shop/main.tf'
const bucket = (inner: string): string => `resource "google_storage_bucket" "files" {
  name     = "files"
  location = "africa-south1"
${inner}
}
`
const variable = (name: string, inner = ''): string => `variable "${name}" {
  description = "What it stands for."
  type        = string
${inner}}
`

describe('grammar', () => {
  test('a file that does not parse is refused, and nothing else is said', async () => {
    expect(
      await said({ [main]: 'locals {\n  a = \n}\n', 'modules/b/main.tf': 'locals {}\nsurprise {}\n' }),
    ).toEqual([
      'terraform/modules/shop/main.tf:2: Invalid expression; Expected the start of an expression, but found an invalid expression token.',
    ])
  })

  test('a block that Terraform does not have is refused', async () => {
    expect(await said({ [main]: '# one\nsurprise "a" {}\n' })).toEqual([
      'terraform/modules/shop/main.tf:2: there is no block surprise here',
    ])
  })

  test('comments, strings, here-documents and nested templates keep every line where it is', async () => {
    const text = `# } not the end
locals {
  a = "} $\${not} \${join("}", [for k in ["x"] : "\${k}"])}" // }
  b = <<-EOT
    } text \${local.a}
  EOT
  c = { /* } */ d = local.b }
  e = local.nowhere
}
output "a" {
  description = "All of them."
  value       = [local.c, local.e]
}
`
    expect(await said({ 'modules/shop/outputs.tf': text })).toEqual([
      'terraform/modules/shop/outputs.tf:8: local.nowhere: there is no local nowhere',
    ])
  })
})

describe('the provider', () => {
  test('a resource as the provider declares it is not refused', async () => {
    const text = bucket(`  versioning {
    enabled = true
  }
  dynamic "lifecycle_rule" {
    for_each = [7, 30]
    iterator = age
    content {
      action {
        type = "Delete"
      }
      condition {
        age = age.value
      }
    }
  }
  labels = { for k, v in { a = "b" } : k => v }
  lifecycle {
    ignore_changes = [labels]
  }`)
    expect(await said({ [main]: text })).toEqual([])
  })

  test.each([
    {
      name: 'a type it does not have',
      text: 'resource "google_storage_pail" "a" {\n}\n',
      line: 1,
      words: 'the google provider has no resource google_storage_pail',
    },
    {
      name: 'a type of another provider',
      text: 'resource "aws_s3_bucket" "a" {\n}\n',
      line: 1,
      words: 'the google provider has no resource aws_s3_bucket',
    },
    {
      name: 'a data source it does not have',
      text: 'data "google_pail" "a" {\n}\n',
      line: 1,
      words: 'the google provider has no data source google_pail',
    },
    {
      name: 'an argument it does not have',
      text: bucket('  colour = "red"'),
      line: 4,
      words: 'google_storage_bucket: there is no argument colour',
    },
    {
      name: 'a block it does not have',
      text: bucket('  paint {\n  }'),
      line: 4,
      words: 'google_storage_bucket: there is no block paint',
    },
    {
      name: 'an argument of a nested block it does not have',
      text: bucket('  versioning {\n    enabled = true\n    depth = 3\n  }'),
      line: 6,
      words: 'google_storage_bucket.versioning: there is no argument depth',
    },
    {
      name: 'an argument left out',
      text: 'resource "google_storage_bucket" "a" {\n  name = "a"\n}\n',
      line: 1,
      words: 'google_storage_bucket: location is required',
    },
    {
      name: 'an argument of a nested block left out',
      text: bucket('  versioning {\n  }'),
      line: 4,
      words: 'google_storage_bucket.versioning: enabled is required',
    },
    {
      name: 'an argument of a dynamic block left out',
      text: bucket('  dynamic "versioning" {\n    for_each = [1]\n    content {\n    }\n  }'),
      line: 6,
      words: 'google_storage_bucket.versioning: enabled is required',
    },
    {
      name: 'what Google makes',
      text: bucket('  self_link = "x"'),
      line: 4,
      words: 'google_storage_bucket: self_link is made by Google and cannot be given',
    },
    {
      name: 'a block given as an argument',
      text: bucket('  versioning = { enabled = true }'),
      line: 4,
      words: 'google_storage_bucket: versioning is a block, not an argument',
    },
    {
      name: 'an argument given as a block',
      text: bucket('  labels {\n  }'),
      line: 4,
      words: 'google_storage_bucket: labels is an argument, not a block',
    },
    {
      name: 'a word where it takes yes or no',
      text: bucket('  force_destroy = "maybe"'),
      line: 4,
      words: 'google_storage_bucket: force_destroy must be a boolean',
    },
    {
      name: 'one value where it takes a list',
      text: 'resource "google_compute_managed_ssl_certificate" "a" {\n  managed {\n    domains = "a.test"\n  }\n}\n',
      line: 3,
      words: 'google_compute_managed_ssl_certificate.managed: domains must be a list',
    },
    {
      name: 'a block twice where it takes one',
      text: bucket('  versioning {\n    enabled = true\n  }\n  versioning {\n    enabled = true\n  }'),
      line: 7,
      words: 'google_storage_bucket: versioning can stand only once',
    },
    {
      name: 'a word that is not among those it lists',
      text: 'resource "google_firestore_database" "a" {\n  name        = "(default)"\n  location_id = "africa-south1"\n  type        = "NATIVE"\n}\n',
      line: 4,
      words: 'google_firestore_database: type cannot be "NATIVE", only FIRESTORE_NATIVE, DATASTORE_MODE',
    },
  ])('refuses $name', async ({ text, line, words }) => {
    expect(await said({ [main]: text })).toEqual([`terraform/${main}:${line}: ${words}`])
  })
})

describe('references', () => {
  test.each([
    {
      name: 'a variable that is not declared',
      text: bucket('  project = var.project'),
      line: 4,
      words: 'var.project: there is no variable project',
    },
    {
      name: 'a local that is not set',
      text: bucket('  project = local.project'),
      line: 4,
      words: 'local.project: there is no local project',
    },
    {
      name: 'a resource that is not there',
      text: bucket('  project = google_project.shop.project_id'),
      line: 4,
      words: 'google_project.shop.project_id: there is no resource google_project.shop',
    },
    {
      name: 'an attribute that a resource does not have',
      text: `${bucket('')}locals {\n  a = google_storage_bucket.files.colour\n}\noutput "a" {\n  description = "Its colour."\n  value       = local.a\n}\n`,
      line: 7,
      words: 'google_storage_bucket.files.colour: google_storage_bucket has no colour',
    },
    {
      name: 'a data source that is not there',
      text: bucket('  project = data.google_project.shop.project_id'),
      line: 4,
      words: 'data.google_project.shop.project_id: there is no data google_project.shop',
    },
    {
      name: 'a module that is not called',
      text: bucket('  project = module.project.id'),
      line: 4,
      words: 'module.project.id: there is no module project',
    },
    {
      name: 'each where nothing is repeated',
      text: bucket('  project = each.value'),
      line: 4,
      words: 'each.value: each is nothing here',
    },
    {
      name: 'one inside a string',
      text: bucket('  project = "a-${var.name}"'),
      line: 4,
      words: 'var.name: there is no variable name',
    },
    {
      name: 'one inside brackets',
      text: bucket('  project = google_storage_bucket.files[var.name].project'),
      line: 4,
      words: 'var.name: there is no variable name',
    },
  ])('refuses $name', async ({ text, line, words }) => {
    expect(await said({ 'modules/shop/outputs.tf': text })).toEqual([
      `terraform/modules/shop/outputs.tf:${line}: ${words}`,
    ])
  })

  test('what is moved need not be there any longer, but must have come to something', async () => {
    const moved = (to: string) =>
      `${bucket('')}moved {\n  from = google_storage_bucket.old\n  to   = google_storage_bucket.${to}\n}\n`
    expect(await said({ [main]: moved('files') })).toEqual([])
    expect(await said({ [main]: moved('fields') })).toEqual([
      'terraform/modules/shop/main.tf:8: google_storage_bucket.fields: there is no resource google_storage_bucket.fields',
    ])
  })

  test('a variable or a local that nothing uses is refused, even when its own validation names it', async () => {
    const validated = variable(
      'name',
      '  validation {\n    condition     = var.name != ""\n    error_message = "Give a name."\n  }\n',
    )
    expect(await said({ 'modules/shop/variables.tf': validated, [main]: 'locals {\n  a = 1\n}\n' })).toEqual([
      'terraform/modules/shop/variables.tf:1: variable name is not used',
      'terraform/modules/shop/main.tf:2: local a is not used',
    ])
  })
})

describe('module calls', () => {
  const called = {
    'modules/shop/variables.tf': variable('name') + variable('owner', '  default     = ""\n'),
    'modules/shop/outputs.tf':
      'output "both" {\n  description = "Name and owner."\n  value       = [var.name, var.owner]\n}\n',
  }
  const call = (inner: string): Readonly<Record<string, string>> => ({
    ...called,
    'environments/test/main.tf': `module "shop" {\n  source = "../../modules/shop"\n${inner}}\n`,
  })

  test('a call that gives what is required is not refused', async () => {
    expect(await said(call('  name   = "a"\n'))).toEqual([])
  })

  test.each([
    {
      name: 'a module that is not in the tree',
      files: {
        ...call(''),
        'environments/test/main.tf': 'module "shop" {\n  source = "../../modules/stop"\n}\n',
      },
      words: 'main.tf:1: module shop: its source names no module of this tree',
    },
    {
      name: 'an input that the module does not take',
      files: call('  name   = "a"\n  colour = "red"\n'),
      words: 'main.tf:4: module shop: terraform/modules/shop takes no colour',
    },
    {
      name: 'a required input left out',
      files: call('  owner  = "a"\n'),
      words: 'main.tf:1: module shop: name is required',
    },
    {
      name: 'an output that the module does not have',
      files: {
        ...call('  name   = "a"\n'),
        'environments/test/outputs.tf':
          'output "a" {\n  description = "Not there."\n  value       = module.shop.neither\n}\n',
      },
      words: 'outputs.tf:3: module.shop.neither: terraform/modules/shop has no output neither',
    },
  ])('refuses $name', async ({ files, words }) => {
    expect(await said(files)).toEqual([`terraform/environments/test/${words}`])
  })
})

describe('declarations', () => {
  const used = 'output "all" {\n  description = "All of them."\n  value       = [var.a, var.b]\n}\n'
  const refused = async (variables: string, folder = 'modules/shop'): Promise<readonly string[]> =>
    said({ [`${folder}/variables.tf`]: variables, [`${folder}/outputs.tf`]: used })

  test('a variable without a type, or without a description, is refused', async () => {
    expect(
      await refused(
        'variable "a" {\n  type = string\n}\nvariable "b" {\n  description = "What it stands for."\n}\n',
      ),
    ).toEqual([
      'terraform/modules/shop/variables.tf:1: variable a has no description',
      'terraform/modules/shop/variables.tf:4: variable b has no type',
    ])
  })

  test('variables out of alphabetical order are refused', async () => {
    expect(await refused(variable('b') + variable('a'))).toEqual([
      'terraform/modules/shop/variables.tf:5: variable a is out of alphabetical order, after b',
    ])
  })

  test('a variable that people give is refused without a validation', async () => {
    expect(
      await refused(variable('a') + variable('b').replace('string', 'bool'), 'environments/test'),
    ).toEqual([
      'terraform/environments/test/variables.tf:1: variable a has no validation, and its value can be wrong',
    ])
  })

  test('a number is refused without a validation anywhere', async () => {
    expect(await refused(variable('a') + variable('b').replace('string', 'number'))).toEqual([
      'terraform/modules/shop/variables.tf:5: variable b has no validation, and its value can be wrong',
    ])
  })

  test('a variable or an output in another file than its own is refused', async () => {
    expect(await said({ [main]: variable('a') + used.replace(', var.b', '') })).toEqual([
      'terraform/modules/shop/main.tf:1: variable a belongs in variables.tf',
      'terraform/modules/shop/main.tf:5: output all belongs in outputs.tf',
    ])
  })
})

describe('access', () => {
  const member = (who: string, role: string): string =>
    `resource "google_project_iam_member" "a" {\n  project = "shop"\n  role    = "${role}"\n  member  = "${who}"\n}\n`

  test.each([
    {
      name: 'a binding, which drops what others granted',
      text: 'resource "google_project_iam_binding" "a" {\n  project = "a"\n  role    = "roles/datastore.user"\n  members = []\n}\n',
      line: 1,
      words: 'google_project_iam_binding replaces what others granted: use the _member resource',
    },
    {
      name: 'a policy, which drops what others granted',
      text: 'resource "google_project_iam_policy" "a" {\n  project     = "a"\n  policy_data = ""\n}\n',
      line: 1,
      words: 'google_project_iam_policy replaces what others granted: use the _member resource',
    },
    {
      name: 'a key of a service account',
      text: 'resource "google_service_account_key" "a" {\n  service_account_id = "a"\n}\n',
      line: 1,
      words: 'a key of a service account must not exist',
    },
    {
      name: 'everybody',
      text: member('allUsers', 'roles/run.invoker'),
      line: 4,
      words: 'allUsers may not be let in here',
    },
    {
      name: 'everybody with a sign-in',
      text: member('allAuthenticatedUsers', 'roles/run.invoker'),
      line: 4,
      words: 'allAuthenticatedUsers may not be let in here',
    },
    {
      name: 'a basic role',
      text: member('group:a@shop.test', 'roles/editor'),
      line: 3,
      words: 'roles/editor gives too much',
    },
  ])('refuses $name', async ({ text, line, words }) => {
    expect(await said({ [main]: text })).toEqual([`terraform/${main}:${line}: ${words}`])
  })
})
