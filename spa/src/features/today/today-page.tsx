import { days, type DayRollup } from '@fluxori/contract/orders/days'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { orders, type Order } from '@fluxori/contract/orders/orders'
import { dayAfter } from '@fluxori/contract/time'
import { lazy, Suspense, useState } from 'react'
import { useNow } from '../../lib/clock/use-now.ts'
import { useLowData } from '../../lib/device/preferences.ts'
import { formatDay } from '../../lib/format/format.ts'
import { brokenOf, readable, type LiveRow } from '../../lib/live/row.ts'
import { foundOf, useLive, useLiveDocument, valueOf, type Live } from '../../lib/live/use-live.ts'
import { messages } from '../../lib/messages.ts'
import { withWords } from '../../lib/messages/load-words.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { LiveList } from '../../ui/live-list.tsx'
import { Page } from '../../ui/page.tsx'
import { QuietButton } from '../../ui/quiet-button.tsx'
import { Block, broken, Coming, Failed, Quiet } from './block.tsx'
import { ChartComing } from './chart-coming.tsx'
import { compareDays, daysCompared } from './comparison.ts'
import { newestOrders, OrderFeed } from './order-feed.tsx'
import { FiguresComing, TodayFigures } from './today-figures.tsx'
import classes from './today-page.module.css'

const words = todayMessages

const Side = lazy(async () => ({ default: (await withWords(import('./side.tsx'))).Side }))
const NewestCases = lazy(async () => ({
  default: (await withWords(import('./newest-cases.tsx'))).NewestCases,
}))
const SalesChart = lazy(async () => ({ default: (await import('./sales-chart.tsx')).SalesChart }))
const FirstRun = lazy(async () => ({ default: (await import('./first-run.tsx')).FirstRun }))

/** Today and the seven days before: the figures compare its ends, the chart draws all of them. */
const latestDays = 8

/** What a merchant glances at: what was sold, what needs them, what is at risk. */
export function TodayPage() {
  const live = useLive(orders, { merchant: useMerchantId() }, newestOrders)
  const { today } = daysCompared(useNow())
  // The device may not remember an order that the server knows.
  const isNew = live.status === 'live' && live.found.length === 0 && !live.fromCache
  return (
    <Page
      title={words.title}
      documentTitle={messages.frame.pageTitle(words.title)}
      actions={<span className={classes.day}>{words.soFar(formatDay(today))}</span>}
    >
      {isNew ? (
        <div className={classes.first}>
          <Suspense fallback={<Coming rows={5} />}>
            <FirstRun />
            <NewestCases />
          </Suspense>
        </div>
      ) : (
        <Glance today={today} live={live} />
      )}
    </Page>
  )
}

type GlanceProps = Readonly<{ today: string; live: Live<readonly LiveRow<Order>[]> }>

function Glance({ today, live }: GlanceProps) {
  const latest = useLive(
    days,
    { merchant: useMerchantId() },
    { where: [['day', '>=', dayAfter(today, 1 - latestDays)]], orderBy: ['day', 'asc'] },
  )
  return (
    <>
      <Figures today={today} latest={latest} />
      <div className={classes.columns}>
        <div className={classes.side}>
          <Suspense fallback={<Coming rows={12} />}>
            <Side />
          </Suspense>
        </div>
        <div className={classes.main}>
          {latest.status !== 'failed' && (
            <ChartWhenAffordable
              today={today}
              latest={latest.status === 'live' ? readable(latest.found) : null}
            />
          )}
          <OrderFeed live={live} />
        </div>
      </div>
    </>
  )
}

type FiguresProps = Readonly<{ today: string; latest: Live<readonly LiveRow<DayRollup>[]> }>

function Figures({ today, latest }: FiguresProps) {
  const now = useNow()
  const merchant = useLiveDocument(merchants, { merchant: useMerchantId() })
  const rollups = readable(foundOf(latest))
  const rollupOf = (wanted: string) => rollups.find(({ day }) => day === wanted) ?? null
  const ofToday = rollupOf(today)
  return (
    <LiveList live={latest} loading={<FiguresComing />} failed={<Failed />}>
      {(rows) =>
        brokenOf(rows)
          .filter(({ id }) => id === today)
          .map(broken)[0] ?? (
          <TodayFigures
            day={today}
            today={ofToday}
            comparison={compareDays(ofToday, rollupOf(daysCompared(now).before), now)}
            vatVendor={valueOf(merchant)?.vatVendor ?? null}
          />
        )
      }
    </LiveList>
  )
}

/** The chart comes after the figures, and where data is dear only when it is asked for. */
function ChartWhenAffordable({
  today,
  latest,
}: Readonly<{ today: string; latest: readonly DayRollup[] | null }>) {
  const lowData = useLowData()
  const [asked, setAsked] = useState(false)
  if (lowData && !asked) {
    return (
      <Block
        title={words.chart.title}
        tools={<QuietButton onClick={() => setAsked(true)}>{words.chart.show}</QuietButton>}
      >
        <Quiet>{words.chart.saving}</Quiet>
      </Block>
    )
  }
  if (latest === null) return <ChartComing />
  return (
    <Suspense fallback={<ChartComing />}>
      <SalesChart today={today} latest={latest} latestDays={latestDays} />
    </Suspense>
  )
}
