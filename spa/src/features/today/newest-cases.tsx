import { cases, type Case } from '@fluxori/contract/engine/cases'
import { IconCircleCheck } from '@tabler/icons-react'
import { caseLooks } from '../../lib/case-looks.ts'
import { placeOfCase } from '../../lib/case-place.ts'
import { alertMessages } from '../../lib/messages/alerts.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { useChannelNames } from '../../lib/member-names.ts'
import { Link } from '../../lib/navigation.ts'
import { paths } from '../../lib/paths.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useAge } from '../../lib/use-age.ts'
import { useLive } from '../../lib/use-live.ts'
import { Age } from '../../ui/age.tsx'
import { useFlip } from '../../ui/use-flip.ts'
import { Block, Broken, Coming, Failed, Quiet } from './block.tsx'
import classes from './rows.module.css'

const words = todayMessages.needsYou
const shown = 5

/** The newest open cases. The same query as the bell's in the top bar: both share one listening. */
const newest = { where: [['state', '==', 'open']], orderBy: ['openedAt', 'desc'], limit: 10 } as const

export function NewestCases() {
  const live = useLive(cases, { merchant: useMerchantId() }, newest)
  const list = useFlip<HTMLUListElement>()
  const channelName = useChannelNames()
  const found = live.status === 'live' ? live.found.slice(0, shown) : []
  return (
    <Block title={words.title} more={{ label: words.all, to: paths.alerts }}>
      {live.status === 'failed' && <Failed />}
      {live.status === 'loading' && <Coming rows={3} />}
      {live.status === 'live' && found.length === 0 && (
        <Quiet>
          <IconCircleCheck size={16} stroke={1.7} aria-hidden style={{ verticalAlign: '-3px' }} />{' '}
          {words.none}
        </Quiet>
      )}
      <ul ref={list} className={classes.rows}>
        {found.map((row) => (
          <li key={row.id}>
            {'broken' in row ? (
              <Broken id={row.id} reason={row.broken} />
            ) : (
              <NewCase alert={row.value} title={alertMessages.titleOf(row.value, channelName)} />
            )}
          </li>
        ))}
      </ul>
    </Block>
  )
}

function NewCase({ alert, title }: Readonly<{ alert: Case; title: string }>) {
  const age = useAge()
  const { icon: Icon, tone } = caseLooks[alert.kind]
  return (
    <Link href={placeOfCase(alert) ?? paths.alerts} className={classes.row}>
      <Icon size={18} stroke={1.7} className={classes.icon} data-tone={tone} aria-hidden />
      <span className={classes.main}>
        <span className={classes.wrapping}>{title}</span>
      </span>
      <span className={classes.age}>
        <Age {...age(alert.openedAt)} />
      </span>
    </Link>
  )
}
