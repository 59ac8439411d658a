import { beforeAll, expect, test, vi } from 'vitest'
import { tokenVerifier } from './token.ts'

const project = 'demo-token'
const seconds = Math.floor(Date.now() / 1000)
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token as the Auth emulator makes it: unsigned. */
const tokenOf = (claims: object = {}) =>
  [
    encoded({ alg: 'none', typ: 'JWT' }),
    encoded({
      iss: `https://securetoken.google.com/${project}`,
      aud: project,
      sub: 'ann',
      iat: seconds - 60,
      exp: seconds + 3_600,
      auth_time: seconds - 60,
      ...claims,
    }),
    '',
  ].join('.')

/** Nothing answers here: what is decided of a token is decided without asking. */
beforeAll(() => {
  vi.stubEnv('FIREBASE_AUTH_EMULATOR_HOST', '127.0.0.1:1')
})

test.each([
  { what: 'no token', token: 'garbage', then: 'invalid' },
  { what: 'a token of another project', token: tokenOf({ aud: 'another' }), then: 'invalid' },
  { what: "another issuer's token", token: tokenOf({ iss: 'https://evil.example' }), then: 'invalid' },
  { what: "nobody's token", token: tokenOf({ sub: '' }), then: 'invalid' },
  {
    what: 'a token whose hour is over',
    token: tokenOf({ iat: seconds - 7_200, exp: seconds - 3_600 }),
    then: 'expired',
  },
])('$what is $then', async ({ token, then }) => {
  expect(await tokenVerifier(project)(token)).toEqual({ kind: then })
})

test('a token that cannot be checked is a fault that passes: nobody is signed out for it', async () => {
  await expect(tokenVerifier(project)(tokenOf())).rejects.toMatchObject({ name: 'Fault', retryable: true })
})
