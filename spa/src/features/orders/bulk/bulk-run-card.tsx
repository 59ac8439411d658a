import { Button, Progress } from '@mantine/core'
import '@mantine/core/styles/Progress.css'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { paths } from '../../../business/paths.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { problemMessages } from '../../../lib/messages/problems.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import classes from './bulk-run-card.module.css'
import { stepsAtFault, stepsBy, stepsDecided, stepsLeft, type BulkRun } from './bulk-run.ts'
import { closeBulk, goOnBulk, stopBulk } from './run-bulk.ts'

const words = orderMessages.bulk

/** How far a run has come; at its end, what was done and what was not, and why. */
export function BulkRunCard({ run }: { run: BulkRun }) {
  return run.state === 'ended' ? <Summary run={run} /> : <Running run={run} />
}

function Running({ run }: { run: BulkRun }) {
  const [done, all] = [stepsDecided(run), run.steps.length]
  const label = words.running[run.kind](done, all)
  return (
    <section className={classes.card} aria-label={label}>
      <p className={classes.title}>{label}</p>
      <Progress.Root>
        <Progress.Section value={(done / all) * 100} aria-label={words.progress} />
      </Progress.Root>
      <div className={classes.foot}>
        <Button variant="default" size="xs" disabled={run.state === 'stopping'} onClick={stopBulk}>
          {run.state === 'stopping' ? words.stopping : words.stop}
        </Button>
      </div>
    </section>
  )
}

function Summary({ run }: { run: BulkRun }) {
  const left = stepsLeft(run).length
  const counts: readonly (readonly [count: number, text: (count: number) => string])[] = [
    [stepsBy(run, 'done').length, words.done[run.kind]],
    [stepsBy(run, 'short').length, words.short],
    [stepsBy(run, 'queued').length, words.queued],
    [stepsBy(run, 'refused').length, words.refused],
    [stepsBy(run, 'undecided').length, words.undecided],
    [stepsBy(run, 'untried').length, words.untried],
  ]
  return (
    <section className={classes.card} aria-label={words.ended}>
      <div role="status" className={classes.words}>
        {counts
          .filter(([count]) => count > 0)
          .map(([count, text], index) => (
            <p key={text(count)} className={index === 0 ? classes.title : undefined}>
              {index === 0 && count === run.steps.length && (
                <IconCircleCheck size={18} stroke={1.7} aria-hidden />
              )}
              {text(count)}
            </p>
          ))}
      </div>
      <Troubled run={run} />
      <div className={classes.foot}>
        {left > 0 && (
          <Button size="xs" onClick={goOnBulk}>
            {words.goOn(left)}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={closeBulk}>
          {words.close}
        </Button>
      </div>
    </section>
  )
}

/** Orders that a person should look at, each a step away. */
function Troubled({ run }: { run: BulkRun }): ReactNode {
  const faults = stepsAtFault(run)
  const short = stepsBy(run, 'short')
  if (faults.length === 0 && short.length === 0) return null
  return (
    <ul className={classes.faults}>
      {faults.map(({ step, reason }) => (
        <li key={step.orderId}>
          <Link href={paths.order(step.orderId)}>{step.number}</Link> {problemMessages.of(reason)}
        </li>
      ))}
      {short.map((step) => (
        <li key={step.orderId}>
          <Link href={paths.order(step.orderId)}>{step.number}</Link> {words.stillShort}
        </li>
      ))}
    </ul>
  )
}
