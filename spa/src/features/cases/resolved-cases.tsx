import { Button, Title } from '@mantine/core'
import { cases, caseUpdate, type Case } from '@fluxori/contract/engine/cases'
import { dayAfter, sastDay, sastInstant } from '@fluxori/contract/time'
import { IconArrowBackUp } from '@tabler/icons-react'
import { caseBadges } from '../../business/cases/badges.ts'
import { placeOfCase } from '../../business/cases/place.ts'
import { useChannelNames } from '../../business/channels/use-channel-names.ts'
import { useActorNames } from '../../business/people/use-actor-names.ts'
import { useAge } from '../../lib/clock/use-age.ts'
import { useNow } from '../../lib/clock/use-now.ts'
import { useLivePages } from '../../lib/live/use-live-pages.ts'
import { messages } from '../../lib/messages.ts'
import { caseMessages } from '../../lib/messages/cases.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { useMay, useMerchantId } from '../../lib/session/session.ts'
import { Age } from '../../ui/age.tsx'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { useFlip } from '../../ui/use-flip.ts'
import { canBeDealtWith } from './case-actions.ts'
import classes from './cases.module.css'
import { More } from './more.tsx'
import { Failed } from './open-cases.tsx'
import { useDealing } from './use-dealing.ts'

const words = caseMessages
const pageSizes = { first: 30, next: 30 }
const lookBackDays = 30

/** Cases that were closed in the last 30 days, the latest first: by whom, and when. */
export function ResolvedCases() {
  const since = sastInstant(dayAfter(sastDay(useNow()), -lookBackDays), '00:00')
  const live = useLivePages(
    cases,
    { merchant: useMerchantId() },
    { where: [['resolvedAt', '>', { instant: since }]], orderBy: ['resolvedAt', 'desc'] },
    pageSizes,
  )
  const channelName = useChannelNames()
  const actorName = useActorNames()
  const may = useMay(caseUpdate)
  const { deal, working } = useDealing((one) => words.titleOf(one, channelName))
  const list = useFlip<HTMLUListElement>()
  const found = live.status === 'live' ? live.found : null
  if (live.status === 'failed') return <Failed />
  if (found === null) return <ListSkeleton label={messages.frame.loading} />
  return (
    <>
      {found.length === 0 && <StatePanel title={words.emptyResolvedTitle} text={words.emptyResolvedText} />}
      <ul ref={list} className={classes.cases} aria-label={words.shown.resolved} hidden={found.length === 0}>
        {found.map((row) => (
          <li key={row.id} className={classes.place}>
            {'broken' in row ? (
              <BrokenRow
                title={messages.frame.brokenRow}
                hint={messages.frame.brokenRowHint(row.id, row.broken)}
              />
            ) : (
              <Resolved
                resolvedCase={row.value}
                title={words.titleOf(row.value, channelName)}
                who={row.value.resolvedBy === null ? words.bySystem : actorName(row.value.resolvedBy)}
                busy={working !== null}
                onReopen={
                  may && canBeDealtWith(row.value) && row.value.resolvedBy !== null
                    ? () => void deal([row.value], 'reopen')
                    : null
                }
              />
            )}
          </li>
        ))}
      </ul>
      <More more={live.status === 'live' ? live.more : 'no'} count={found.length} onMore={live.loadMore} />
    </>
  )
}

type ResolvedProps = Readonly<{
  resolvedCase: Case
  title: string
  who: string
  busy: boolean
  /** Null where the case, or the role, does not allow it. */
  onReopen: (() => void) | null
}>

function Resolved({ resolvedCase, title, who, busy, onReopen }: ResolvedProps) {
  const age = useAge()
  const place = placeOfCase(resolvedCase)
  const { icon: Icon } = caseBadges[resolvedCase.kind]
  return (
    <article className={classes.case}>
      <Icon size={20} stroke={1.7} className={classes.icon} data-tone="quiet" aria-hidden />
      <div className={classes.text}>
        <Title order={2} size="h3">
          {place === null ? (
            title
          ) : (
            <Link href={place} className={classes.title}>
              {title}
            </Link>
          )}
        </Title>
        <p className={classes.meta}>
          {who}
          {resolvedCase.resolvedAt !== null && (
            <>
              {' · '}
              <Age {...age(resolvedCase.resolvedAt)} />
            </>
          )}
        </p>
      </div>
      {onReopen !== null && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowBackUp size={14} />}
          disabled={busy}
          aria-label={words.reopenLabel(title)}
          onClick={onReopen}
        >
          {words.actions.reopen}
        </Button>
      )}
    </article>
  )
}
