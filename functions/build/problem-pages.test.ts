import { reasons } from '@fluxori/contract/reasons'
import { expect, test } from 'vitest'
import { headings, pageOf, readProblemPages } from './problem-pages.ts'

const pages = await readProblemPages()
const met = new Set(reasons.flatMap((group) => group.reasons))

test('every reason that Fluxori gives has its page', () => {
  const written = pages.map(({ reason }) => reason)
  expect([...met].filter((reason) => !written.includes(reason))).toEqual([])
})

test('every page is about a reason that Fluxori gives', () => {
  expect(pages.map(({ reason }) => reason).filter((reason) => !met.has(reason))).toEqual([])
})

test.each(pages)(
  'the page of $reason says what is seen, what happened, what it means, what to do and who can',
  (page) => {
    expect(page.title).not.toBe('')
    expect(page.parts.map(({ heading }) => heading)).toEqual(headings)
    page.parts.forEach(({ text }) => expect(text.length).toBeGreaterThan(5))
  },
)

test('a page is read as it is written: a title, then parts whose lines run on', () => {
  const markdown =
    '# Not enough\n\n`x`\n\n## What you see\n\nOne line\nand another.\n\n## What to do\n\nWait.\n'
  expect(pageOf('x', markdown)).toEqual({
    reason: 'x',
    title: 'Not enough',
    where: [],
    parts: [
      { heading: 'What you see', text: 'One line and another.' },
      { heading: 'What to do', text: 'Wait.' },
    ],
  })
})
