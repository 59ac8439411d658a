import { Text, Title } from '@mantine/core'
import { channels } from '@fluxori/contract/channels/channels'
import { products } from '@fluxori/contract/products/products'
import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { stock } from '@fluxori/contract/stock/stock'
import { IconArrowRight, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { useLive, type Live } from '../../lib/live/use-live.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import classes from './first-run.module.css'
import { firstSteps, type Step } from './first-steps.ts'

const words = todayMessages.first

/** Whether there is at least one; null while nobody knows. */
const some = (live: Live<readonly unknown[]>): boolean | null =>
  live.status === 'live' ? live.found.length > 0 : null

/** What a new merchant does first, ticked by what is really there. One read for each step. */
export function FirstRun() {
  const merchant = useMerchantId()
  const steps = firstSteps({
    channel: some(useLive(channels, { merchant })),
    warehouse: some(useLive(warehouses, { merchant }, { limit: 1 })),
    product: some(useLive(products, { merchant }, { limit: 1 })),
    stock: some(useLive(stock, { merchant }, { where: [['available', '>', 0]], limit: 1 })),
    order: false,
  })
  return (
    <section className={classes.card} aria-labelledby="first-run">
      <Title order={2} id="first-run">
        {words.title}
      </Title>
      <Text c="dimmed">{words.text}</Text>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <OneStep key={step.id} step={step} />
        ))}
      </ol>
    </section>
  )
}

function OneStep({ step: { id, to, state } }: { step: Step }) {
  const { title, text, action } = words.steps[id]
  const done = state === 'done'
  return (
    <li className={classes.step} data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
      {done ? (
        <IconCircleCheckFilled size={22} className={classes.mark} aria-label={words.done} role="img" />
      ) : (
        <IconCircleDashed size={22} stroke={1.7} className={classes.mark} aria-hidden />
      )}
      <div className={classes.text}>
        <Title order={3}>{title}</Title>
        {!done && <Text c="dimmed">{text}</Text>}
      </div>
      {!done && (
        <Link href={to} className={classes.action}>
          {action}
          <IconArrowRight size={16} stroke={1.7} aria-hidden />
        </Link>
      )}
    </li>
  )
}
