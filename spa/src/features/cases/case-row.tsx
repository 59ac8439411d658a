import { Alert as Notice, Button, Checkbox, Text, Title } from '@mantine/core'
import { orderUpdate, type OrderAction } from '@fluxori/contract/orders/orders'
import type { Case } from '@fluxori/contract/engine/cases'
import { IconCheck, IconCopy, IconLock, IconSend } from '@tabler/icons-react'
import { caseView, placeOfCase } from '../../business/cases/views.ts'
import { useAge } from '../../lib/clock/use-age.ts'
import { messages } from '../../lib/messages.ts'
import { caseMessages } from '../../lib/messages/cases.ts'
import { problemMessages } from '../../lib/messages/problems.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { Age } from '../../ui/age.tsx'
import { useAct } from '../../ui/use-act.ts'
import { useTint } from '../../ui/use-change-motion.ts'
import type { CaseAction } from './case-actions.ts'
import classes from './cases.module.css'
import { CopyButton } from './copy-button.tsx'

const words = caseMessages

type CaseRowProps = Readonly<{
  openCase: Case
  actions: readonly CaseAction[]
  /** What happened. */
  title: string
  /** What hangs on it; empty where nothing is known. */
  stake: string
  /** What its kind means; null where the case above it is of the same kind and says so. */
  means: string | null
  /** Something about it waits on this device for a connection. */
  waits: boolean
  /** Why it could not be called dealt with; null when nothing went wrong. */
  reason: string | null
  busy: boolean
  /** Whether it is chosen; null when it cannot be. */
  chosen: boolean | null
  /** Other rows can be chosen: the text stands in line with theirs. */
  roomForCheck: boolean
  onChoose: () => void
  onDealtWith: () => void
}>

/** One case: what happened, what it means, what to do, since when, and doing it. */
export function CaseRow(props: CaseRowProps) {
  const { openCase, title, stake, means, actions, waits, reason, chosen, roomForCheck } = props
  const age = useAge()
  const tinted = useTint<HTMLElement>(openCase.openedAt)
  const place = placeOfCase(openCase)
  const { icon: Icon, tone, name, todo } = caseView(openCase.kind)
  const detail = openCase.facts['detail'] ?? openCase.facts['reason']
  return (
    <article ref={tinted} className={classes.case}>
      {roomForCheck && chosen === null && <span className={classes.check} />}
      {roomForCheck && chosen !== null && (
        <label className={classes.check}>
          <Checkbox
            size="xs"
            checked={chosen}
            aria-label={words.of(messages.frame.list.choose, title)}
            onChange={props.onChoose}
          />
        </label>
      )}
      <Icon size={20} stroke={1.7} className={classes.icon} data-tone={tone} aria-hidden />
      <div className={classes.text}>
        <Title order={2} size="h3">
          {place === null ? (
            <span tabIndex={-1} data-main>
              {title}
            </span>
          ) : (
            <Link href={place} className={classes.title} data-main>
              {title}
            </Link>
          )}
        </Title>
        {stake !== '' && <p className={classes.stake}>{stake}</p>}
        {means !== null && (
          <Text>
            {means} <span className={classes.todo}>{todo}</span>
          </Text>
        )}
        {detail !== undefined && detail !== null && (
          <p className={classes.reason}>{words.reason(String(detail))}</p>
        )}
        <p className={classes.meta}>
          <Age {...age(openCase.openedAt)} /> · {name}
          {waits && (
            <span className={classes.waits}>
              <IconSend size={14} stroke={1.7} aria-hidden /> {words.onDevice}
            </span>
          )}
        </p>
        {reason !== null && <Problem reason={reason} />}
      </div>
      <Actions {...props} actions={waits ? actions.filter(({ kind }) => kind === 'link') : actions} />
    </article>
  )
}

const Problem = ({ reason }: { reason: string }) => (
  <Notice color="red" variant="light" role="alert" mt="xs" p="xs">
    {problemMessages.of(reason)}
  </Notice>
)

type ActionsProps = Pick<CaseRowProps, 'openCase' | 'title' | 'actions' | 'busy' | 'onDealtWith'>

function Actions({ openCase, actions, busy, onDealtWith, title }: ActionsProps) {
  if (actions.length === 0) return null
  return (
    <div className={classes.actions}>
      {actions.map((action, index) => {
        switch (action.kind) {
          case 'reserve':
            return <ReserveButton key="reserve" openCase={openCase} orderId={action.orderId} />
          case 'link':
            return (
              <Button
                key={action.label}
                component={Link}
                href={action.to}
                variant={index === 0 ? 'light' : 'default'}
                size="xs"
                aria-label={words.of(action.label, title)}
              >
                {action.label}
              </Button>
            )
          case 'copy':
            return (
              <CopyButton
                key="copy"
                label={words.copyLabel(title)}
                text={[
                  title,
                  openCase.facts['reason'],
                  openCase.facts['detail'],
                  openCase.id,
                  openCase.openedAt,
                ]
                  .filter((part) => part !== undefined && part !== null)
                  .join('\n')}
                Icon={IconCopy}
              />
            )
          case 'dealt-with':
            return (
              <Button
                key="dealt"
                variant="default"
                size="xs"
                leftSection={<IconCheck size={14} />}
                disabled={busy}
                aria-label={words.dealtLabel(title)}
                onClick={onDealtWith}
              >
                {words.actions.dealtWith}
              </Button>
            )
        }
      })}
    </div>
  )
}

/** Tries again to reserve stock for what an order is short of. */
function ReserveButton({ openCase, orderId }: Readonly<{ openCase: Case; orderId: string }>) {
  const reserve = useAct(orderUpdate, (merchantId, action: OrderAction) => ({ merchantId, orderId, action }))
  const number = String(openCase.facts['number'] ?? orderId)
  const act = () =>
    reserve.act(
      { kind: 'allocate' },
      {
        label: words.reserveLabel(number),
        done: ({ status }) => ({
          title: status === 'oversold' ? words.stillShort(number) : words.reserved(number),
        }),
      },
    )
  return (
    <>
      <Button
        variant="light"
        size="xs"
        leftSection={<IconLock size={14} />}
        loading={reserve.pending}
        aria-label={words.reserveLabel(number)}
        onClick={() => void act()}
      >
        {words.actions.reserve}
      </Button>
      {reserve.problem !== null && (
        <div className={classes.problem}>
          <Problem reason={reserve.problem.reason} />
        </div>
      )}
    </>
  )
}
