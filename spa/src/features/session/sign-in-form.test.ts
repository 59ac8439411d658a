import { expect, test } from 'vitest'
import { faultsOf } from './sign-in-form.ts'

test.each([
  ['owner@example.co.za', 'secret', []],
  ['owner@example.co.za', ' ', []],
  ['owner@shop', 'secret', ['email']],
  ['owner', 'secret', ['email']],
  ['', 'secret', ['email']],
  ['owner@example.co.za', '', ['password']],
  ['', '', ['email', 'password']],
])('with e-mail %j and password %j these are at fault: %j', (email, password, fields) => {
  expect(Object.keys(faultsOf({ email, password }))).toEqual(fields)
})
