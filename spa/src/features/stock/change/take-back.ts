import { stockUpdate, type StockChange } from '@fluxori/contract/stock/stock'
import { notifications } from '@mantine/notifications'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { OperationProblem } from '../../../lib/operation/problem.ts'
import { sendOperation, type Submitted } from '../../../lib/operation/send.ts'
import { refusedSku } from './faults.ts'

/** As many at a time: the journal takes them together, and a long list does not take long. */
const atATime = 5

/**
 * Sends the opposites of a change, each under its own key. Throws what stopped the first that was refused; where others
 * were done, says how many and which was not.
 */
export async function takeBack(
  merchantId: string,
  opposites: readonly StockChange[],
  label: string,
): Promise<Submitted<unknown>> {
  const outcomes: PromiseSettledResult<Submitted<unknown>>[] = []
  for (let first = 0; first < opposites.length; first += atATime) {
    const some = opposites.slice(first, first + atATime)
    outcomes.push(
      ...(await Promise.allSettled(
        some.map((change) =>
          sendOperation(stockUpdate, { input: { merchantId, change }, key: crypto.randomUUID() }, label),
        ),
      )),
    )
  }
  const done = outcomes.filter(({ status }) => status === 'fulfilled').length
  const refused = outcomes.find((outcome) => outcome.status === 'rejected')
  if (refused === undefined) return { kind: outcomes.some(isQueued) ? 'queued' : 'done', answer: null }
  const problem: unknown = refused.reason
  const sku = problem instanceof OperationProblem ? refusedSku(problem) : null
  if (sku !== null && done > 0) {
    notifications.show({
      color: 'red',
      message: stockChangeMessages.undo.partly(done, opposites.length, sku),
      autoClose: false,
    })
  }
  throw problem
}

const isQueued = (outcome: PromiseSettledResult<Submitted<unknown>>): boolean =>
  outcome.status === 'fulfilled' && outcome.value.kind === 'queued'
