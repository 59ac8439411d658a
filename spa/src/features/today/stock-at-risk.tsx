import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { IconAlertTriangle, IconArrowDownRight, IconCircleX, type Icon } from '@tabler/icons-react'
import { paths } from '../../business/paths.ts'
import { brokenOf, readable, type LiveRow } from '../../lib/live/row.ts'
import { useCount } from '../../lib/live/use-count.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { Figure } from '../../ui/figure.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import { mostAtRiskFirst, riskOf, type Risk } from './at-risk.ts'
import { Block, broken, Coming, Failed, Quiet } from './block.tsx'
import classes from './rows.module.css'

const words = todayMessages.stock
const shown = 8

const atRisk = { where: [['supply', 'in', ['out', 'low']]] } as const

const badges: Readonly<Record<Risk, Readonly<{ tone: Tone; icon: Icon }>>> = {
  short: { tone: 'bad', icon: IconAlertTriangle },
  out: { tone: 'bad', icon: IconCircleX },
  low: { tone: 'warn', icon: IconArrowDownRight },
}

/** SKUs that can sell no more, or little more. */
export function StockAtRisk() {
  const merchant = useMerchantId()
  const live = useLive(stock, { merchant }, { ...atRisk, orderBy: ['available', 'asc'], limit: shown })
  return (
    <Block title={words.title} more={moreOf(foundOf(live))}>
      <LiveList
        live={live}
        loading={<Coming rows={4} />}
        failed={<Failed />}
        empty={<Quiet>{words.none}</Quiet>}
      >
        {(rows) => (
          <>
            <ul className={classes.rows}>
              {mostAtRiskFirst(readable(rows)).map((one) => (
                <li key={one.sku}>
                  <AtRisk stock={one} />
                </li>
              ))}
            </ul>
            {brokenOf(rows).map(broken)}
            {rows.length === shown && <HowMany />}
          </>
        )}
      </LiveList>
    </Block>
  )
}

/** The stock list shows one supply at a time: the worse one of those that are here. */
function moreOf(found: readonly LiveRow<Stock>[]) {
  const out = readable(found).some(({ supply }) => supply === 'out')
  return found.length === 0
    ? { label: words.all, to: paths.stock }
    : { label: out ? words.allOut : words.allLow, to: paths.stockWith({ supply: out ? 'out' : 'low' }) }
}

/** Asked of the server only when there are more than are shown. */
function HowMany() {
  const all = useCount(stock, { merchant: useMerchantId() }, atRisk)
  return all === null || all <= shown ? null : <Quiet>{words.of(shown, all)}</Quiet>
}

function AtRisk({ stock: { sku, title, available, shortage, supply } }: { stock: Stock }) {
  const risk = riskOf({ shortage, supply })
  const label = risk === 'short' ? words.short(shortage) : words.risks[risk]
  return (
    <Link href={paths.stockOf(sku)} className={classes.row}>
      <span className={classes.main}>
        <span className={classes.name}>{title === '' ? sku : title}</span>
        {title !== '' && <span className={classes.sub}>{sku}</span>}
      </span>
      <StatusBadge {...badges[risk]} label={label} />
      <span className={classes.number}>
        <Figure text={words.left(available)} />
      </span>
    </Link>
  )
}
