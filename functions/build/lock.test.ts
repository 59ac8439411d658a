import { expect, test } from 'vitest'
import { locate } from './lock.ts'

const there = [
  'functions/node_modules/b',
  'node_modules/a',
  'node_modules/a/node_modules/b',
  'node_modules/b',
]

test.each([
  { from: 'functions', name: 'a', found: 'node_modules/a' },
  { from: 'functions', name: 'b', found: 'functions/node_modules/b' },
  { from: 'node_modules/a', name: 'b', found: 'node_modules/a/node_modules/b' },
  { from: 'node_modules/@scope/c', name: 'b', found: 'node_modules/b' },
  { from: 'functions', name: 'c', found: null },
])('a package asked for by $from is the nearest above it: $name', ({ from, name, found }) => {
  expect(locate((location) => there.includes(location), from, name)).toBe(found)
})
