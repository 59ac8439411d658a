import { Button, Title } from '@mantine/core'
import { cases, caseUpdate, type Case } from '@fluxori/contract/engine/cases'
import { dayAfter, sastDay, sastInstant } from '@fluxori/contract/time'
import { IconArrowBackUp } from '@tabler/icons-react'
import { caseStake, caseTitle, caseView, placeOfCase } from '../../business/cases/views.ts'
import { useChannelNames } from '../../business/channels/use-channel-names.ts'
import { useActorNames } from '../../business/people/use-actor-names.ts'
import { useAge } from '../../lib/clock/use-age.ts'
import { useNow } from '../../lib/clock/use-now.ts'
import { useLivePages } from '../../lib/live/use-live-pages.ts'
import { caseMessages } from '../../lib/messages/cases.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { useMay, useMerchantId } from '../../lib/session/session.ts'
import { Age } from '../../ui/age.tsx'
import { LiveItem } from '../../ui/live-item.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { useFlip } from '../../ui/use-flip.ts'
import { canBeDealtWith } from './case-actions.ts'
import classes from './cases.module.css'
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
  const { deal, working } = useDealing((one) => caseTitle(one, channelName))
  const list = useFlip<HTMLUListElement>()
  return (
    <LiveList live={live}>
      {(found) => (
        <>
          {found.length === 0 && (
            <StatePanel title={words.emptyResolvedTitle} text={words.emptyResolvedText} />
          )}
          <ul
            ref={list}
            className={classes.cases}
            aria-label={words.shown.resolved}
            hidden={found.length === 0}
          >
            {found.map((row) => (
              <li key={row.id} className={classes.place}>
                <LiveItem row={row}>
                  {(one) => (
                    <Resolved
                      resolvedCase={one}
                      title={caseTitle(one, channelName)}
                      stake={caseStake(one, channelName)}
                      who={one.resolvedBy === null ? words.bySystem : actorName(one.resolvedBy)}
                      busy={working !== null}
                      onReopen={
                        may && canBeDealtWith(one) && one.resolvedBy !== null
                          ? () => void deal([one], 'reopen')
                          : null
                      }
                    />
                  )}
                </LiveItem>
              </li>
            ))}
          </ul>
          <MoreRows pages={live} label={words.loadMore} />
        </>
      )}
    </LiveList>
  )
}

type ResolvedProps = Readonly<{
  resolvedCase: Case
  title: string
  /** What hung on it; empty where nothing is known. */
  stake: string
  who: string
  busy: boolean
  /** Null where the case, or the role, does not allow it. */
  onReopen: (() => void) | null
}>

function Resolved({ resolvedCase, title, stake, who, busy, onReopen }: ResolvedProps) {
  const age = useAge()
  const place = placeOfCase(resolvedCase)
  const { icon: Icon } = caseView(resolvedCase.kind)
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
        {stake !== '' && <p className={classes.stake}>{stake}</p>}
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
