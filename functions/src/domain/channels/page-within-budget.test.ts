import { expect, test } from 'vitest'
import { pageWithinBudget } from './page-within-budget.ts'

test.each([
  { name: 'is the batch size while the channel gives no budget', budgetLeft: null, listings: 20 },
  { name: 'is the batch size while there is plenty', budgetLeft: 19_998, listings: 20 },
  { name: 'leaves half of what is left to the orders', budgetLeft: 11, listings: 5 },
  {
    name: 'is one when nothing is left, so that the channel can say when to come back',
    budgetLeft: 0,
    listings: 1,
  },
])('a page $name', ({ budgetLeft, listings }) => {
  expect(pageWithinBudget(20, budgetLeft)).toBe(listings)
})
