import type { Actor } from '@fluxori/contract/kernel'
import type { Order } from '@fluxori/contract/orders/orders'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleX,
  IconDots,
  IconInbox,
  IconLink,
  IconLock,
  IconMessage,
  IconShoppingCart,
  IconTruckDelivery,
  IconUnlink,
  type Icon,
} from '@tabler/icons-react'
import { useAge } from '../../../lib/clock/use-age.ts'
import { formatTime } from '../../../lib/format/format.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Age } from '../../../ui/age.tsx'
import { Section } from '../../../ui/panel.tsx'
import classes from './order-story.module.css'
import { storyOf, type StoryStep } from './story-of.ts'

const words = orderMessages.detail

const icons: Readonly<Record<StoryStep['kind'], Icon>> = {
  placed: IconShoppingCart,
  'taken-in': IconInbox,
  'channel-update': IconMessage,
  mapped: IconLink,
  'no-goods': IconLink,
  unmapped: IconUnlink,
  allocated: IconLock,
  short: IconAlertTriangle,
  shipped: IconTruckDelivery,
  cancelled: IconCircleX,
  reopened: IconArrowBackUp,
  cut: IconDots,
}

type OrderStoryProps = Readonly<{ order: Order; channelName: string; actorName: (actor: Actor) => string }>

/** What happened, by whom and when, oldest first. */
export function OrderStory({ order, channelName, actorName }: OrderStoryProps) {
  return (
    <Section title={words.story}>
      <ol className={classes.story}>
        {storyOf(order, channelName).map((step) => (
          <Step key={step.key} step={step} by={step.by === null ? null : actorName(step.by)} />
        ))}
      </ol>
      {order.history.length === 0 && <p className={classes.missing}>{words.storyMissing}</p>}
    </Section>
  )
}

function Step({ step: { kind, at, text, note }, by }: { step: StoryStep; by: string | null }) {
  const age = useAge()
  const IconOf = icons[kind]
  return (
    <li className={classes.step} data-kind={kind}>
      <span className={classes.mark}>
        <IconOf size={16} stroke={1.7} aria-hidden />
      </span>
      <div className={classes.what}>
        <p>{text}</p>
        {note !== null && <p className={classes.note}>{note}</p>}
        <p className={classes.dim}>
          {by}
          {by !== null && at !== null && ' · '}
          {at !== null && <When at={at} age={age} />}
        </p>
      </div>
    </li>
  )
}

/** How long ago; beyond a day the date with its hour, because an order's story is told by the clock. */
function When({ at, age }: { at: string; age: ReturnType<typeof useAge> }) {
  const words = age(at)
  const isDate = /\d{4}$/.test(words.text)
  return <Age {...words} text={isDate ? `${words.text}, ${formatTime(at)}` : words.text} />
}
