/**
 * Listings to push in one go: the channel's batch size, and no more than half of the calls that it says are left, since
 * reading orders comes first. At least one, so that a channel that gives no budget, or has none left, is called and can say
 * when to come back.
 */
export const pageWithinBudget = (batchSize: number, budgetLeft: number | null): number =>
  budgetLeft === null ? batchSize : Math.max(1, Math.min(batchSize, Math.floor(budgetLeft / 2)))
