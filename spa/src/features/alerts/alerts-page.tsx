import { Button, Text, Title } from '@mantine/core'
import { alerts, type Alert } from '@fluxori/contract/alerts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import { messages } from '../../lib/messages.ts'
import { paths } from '../../lib/paths.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useAge } from '../../lib/use-age.ts'
import { useLive } from '../../lib/use-live.ts'
import { Age } from '../../ui/age.tsx'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import classes from './alerts-page.module.css'

const words = messages.alerts

export function AlertsPage() {
  return (
    <Page title={words.title} documentTitle={messages.frame.pageTitle(words.title)}>
      <OpenCases />
    </Page>
  )
}

function OpenCases() {
  const live = useLive(
    alerts,
    { merchant: useMerchantId() },
    { where: [['state', '==', 'open']], orderBy: ['openedAt', 'desc'], limit: 100 },
  )
  const frame = messages.frame
  const retry = { label: frame.retry, onAct: () => location.reload() }
  if (live.status === 'failed') {
    return <StatePanel tone="bad" title={frame.failedTitle} text={frame.failedText} action={retry} />
  }
  if (live.status === 'loading') return <ListSkeleton label={frame.loading} />
  if (live.found.length === 0) return <StatePanel title={words.emptyTitle} text={words.emptyText} />
  return (
    <ul className={classes.cases} aria-label={words.listLabel}>
      {live.found.map((row) => (
        <li key={row.id} className={classes.case}>
          {'broken' in row ? (
            <BrokenRow title={frame.brokenRow} hint={frame.brokenRowHint(row.id, row.broken)} />
          ) : (
            <OpenCase alert={row.value} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where a person goes to deal with it; null when no screen holds it yet. */
function placeOf({ kind, id }: Alert['subject']): string | null {
  switch (kind) {
    case 'order':
      return paths.order(id)
    case 'sku':
      return paths.stockOf(id)
    case 'listing':
    case 'channel':
      return paths.channels
    case 'command':
      return null
  }
}

function OpenCase({ alert }: { alert: Alert }) {
  const age = useAge()
  const { title, todo } = words.kinds[alert.kind]
  const heading = title(alert.facts, alert.subject.id)
  const place = placeOf(alert.subject)
  const action = words.open[alert.subject.kind]
  return (
    <>
      <IconAlertTriangle size={20} stroke={1.7} className={classes.icon} aria-hidden />
      <div className={classes.text}>
        <Title order={2} size="h3">
          {heading}
        </Title>
        <Text c="dimmed">{todo}</Text>
        <Text c="dimmed" size="xs">
          <Age {...age(alert.openedAt)} /> · {words.reference(alert.subject.id)}
        </Text>
      </div>
      {place !== null && (
        <Button
          component={Link}
          to={place}
          variant="default"
          size="xs"
          className={classes.act ?? ''}
          aria-label={words.openLabel(action, heading)}
        >
          {action}
        </Button>
      )}
    </>
  )
}
