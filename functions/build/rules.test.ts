import { document, everyRole, type DocumentKind, type Role } from '@fluxori/contract/kernel'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { firestoreRules } from './rules.ts'

const kindAt = (path: string, readers: readonly Role[]): DocumentKind =>
  document({ path, schema: z.object({}), readers, journal: null, queries: {}, personal: [] })
const rulesOf = (...kinds: readonly DocumentKind[]) =>
  firestoreRules([merchants, ...kinds])
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(match|allow get)/.test(line))
const always = [
  'match /databases/{database}/documents {',
  'match /merchants/{merchant} {',
  'allow get: if may(everyRole());',
]

test('a collection may be read by the roles that it names, and one without readers has no rule', () => {
  const some = kindAt('merchants/{merchant}/a/{a}/b/{b}', ['owner', 'manager'])
  const every = kindAt('merchants/{merchant}/c/{c}', everyRole)
  const none = kindAt('merchants/{merchant}/d/{d}', [])
  expect(rulesOf(every, none, some)).toEqual([
    ...always,
    "match /a/{a}/b/{b} { allow read: if may(['owner', 'manager']); }",
    'match /c/{c} { allow read: if may(everyRole()); }',
    'match /{path=**}/members/{uid} {',
  ])
})

test('the rules do not depend on the sequence of the declarations', () => {
  const kinds = ['b', 'a'].map((name) => kindAt(`merchants/{merchant}/${name}/{id}`, everyRole))
  expect(firestoreRules(kinds)).toBe(firestoreRules(kinds.toReversed()))
})

test('a path that is not below a merchant is refused', () => {
  expect(() => rulesOf(kindAt('tenants/{tenant}', everyRole))).toThrow('tenants/{tenant} is not below')
})

test('only functions write, and what is read is read by a member', () => {
  const allowed = firestoreRules([merchants]).match(/allow [^;]+/g) ?? []
  expect(allowed).toEqual([
    expect.stringMatching(/^allow get: if may\(/),
    expect.stringMatching(/^allow read: if signedIn\(\) && resource\.data\.uid == request\.auth\.uid/),
  ])
})
