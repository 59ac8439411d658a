import { expect, test } from 'vitest'
import { variableFindings } from './variables.ts'

const variables = `variable "billing_account" {
  type = string
}

variable "project_id" {
  type = string
}

variable "region" {
  type    = string
  default = "africa-south1"
}

variable "source_object" {
  type = string
}
`
const whole = 'billing_account = "x"\nproject_id      = "demo-shop"\n'

const findings = (values: string, environment = variables) =>
  variableFindings({
    environment: [{ file: 'terraform/environments/staging/variables.tf', text: environment }],
    values: { file: 'staging.tfvars', text: values },
    alsoGiven: ['source_object'],
    project: 'demo-shop',
  })

test('an environment with all of its values has nothing wrong', async () => {
  expect(await findings(whole)).toEqual([])
})

test('a variable that is required and has no value is named where it is declared', async () => {
  expect(await findings('project_id = "demo-shop"\n')).toEqual([
    {
      file: 'terraform/environments/staging/variables.tf',
      line: 1,
      message: 'The variable billing_account has no value: give it one in staging.tfvars.',
    },
  ])
})

test('a value that no variable takes is named where it stands', async () => {
  expect(await findings(`${whole}\nbiling_account = "x"\n`)).toEqual([
    { file: 'staging.tfvars', line: 4, message: 'No variable of the environment is called biling_account.' },
  ])
})

test('another region is refused, given or by default', async () => {
  const message = 'The region is europe-west4: Fluxori runs in africa-south1 alone.'
  expect(await findings(`${whole}region = "europe-west4"\n`)).toEqual([
    { file: 'staging.tfvars', line: 3, message },
  ])
  expect(await findings(whole, variables.replace('africa-south1', 'europe-west4'))).toEqual([
    { file: 'terraform/environments/staging/variables.tf', line: 9, message },
  ])
})

test('values of another project are refused: those of staging never reach production', async () => {
  expect(await findings(whole.replace('demo-shop', 'demo-other'))).toEqual([
    {
      file: 'staging.tfvars',
      line: 2,
      message: 'These values are of another project than FLUXORI_PROJECT_ID names.',
    },
  ])
})
