import { cases, type Case } from '@fluxori/contract/engine/cases'
import { IconCircleCheck } from '@tabler/icons-react'
import { caseStake, caseTitle, caseView, placeOfCase } from '../../business/cases/views.ts'
import { paths } from '../../business/paths.ts'
import { useChannelNames } from '../../business/channels/use-channel-names.ts'
import { useAge } from '../../lib/clock/use-age.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { Age } from '../../ui/age.tsx'
import { LiveItem } from '../../ui/live-item.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { useFlip } from '../../ui/use-flip.ts'
import { Block, broken, Coming, Failed, Quiet } from './block.tsx'
import classes from './rows.module.css'

const words = todayMessages.needsYou
const shown = 5

/** The newest open cases. The same query as the bell's in the top bar: both share one listening. */
const newest = { where: [['state', '==', 'open']], orderBy: ['openedAt', 'desc'], limit: 10 } as const

export function NewestCases() {
  const live = useLive(cases, { merchant: useMerchantId() }, newest)
  const list = useFlip<HTMLUListElement>()
  const channelName = useChannelNames()
  const found = foundOf(live).slice(0, shown)
  return (
    <Block title={words.title} more={{ label: words.all, to: paths.cases }}>
      <LiveList
        live={live}
        loading={<Coming rows={3} />}
        failed={<Failed />}
        empty={
          <Quiet>
            <IconCircleCheck size={16} stroke={1.7} aria-hidden style={{ verticalAlign: '-3px' }} />{' '}
            {words.none}
          </Quiet>
        }
      >
        {() => null}
      </LiveList>
      <ul ref={list} className={classes.rows}>
        {found.map((row) => (
          <li key={row.id}>
            <LiveItem row={row} broken={broken}>
              {(one) => (
                <NewCase
                  openCase={one}
                  title={caseTitle(one, channelName)}
                  stake={caseStake(one, channelName)}
                />
              )}
            </LiveItem>
          </li>
        ))}
      </ul>
    </Block>
  )
}

type NewCaseProps = Readonly<{ openCase: Case; title: string; stake: string }>

function NewCase({ openCase, title, stake }: NewCaseProps) {
  const age = useAge()
  const { icon: Icon, tone } = caseView(openCase.kind)
  return (
    <Link href={placeOfCase(openCase) ?? paths.cases} className={classes.row}>
      <Icon size={18} stroke={1.7} className={classes.icon} data-tone={tone} aria-hidden />
      <span className={classes.main}>
        <span className={classes.wrapping}>{title}</span>
        {stake !== '' && <span className={classes.told}>{stake}</span>}
      </span>
      <span className={classes.age}>
        <Age {...age(openCase.openedAt)} />
      </span>
    </Link>
  )
}
