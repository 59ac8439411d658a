import { Progress } from '@mantine/core'
import '@mantine/core/styles/Progress.css'
import { polls, publishing, type ChannelWork } from '@fluxori/contract/engine/channel-work'
import { useAge } from '../../lib/clock/use-age.ts'
import { formatTime } from '../../lib/format/format.ts'
import type { LiveRow } from '../../lib/live/row.ts'
import { useLiveDocument, type Live } from '../../lib/live/use-live.ts'
import { messages } from '../../lib/messages.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { Age } from '../../ui/age.tsx'
import { LiveDetail } from '../../ui/live-detail.tsx'
import { Section } from '../../ui/panel.tsx'
import classes from './channel-works.module.css'
import { progressOf } from './work-progress.ts'

const words = channelMessages.work

type ChannelWorksProps = Readonly<{
  channelId: string
  /** Listings that wait to be sent; null while nobody knows. */
  waiting: number | null
}>

/** What Fluxori is doing on a connection, or did last: sending stock and looking for orders. */
export function ChannelWorks({ channelId, waiting }: ChannelWorksProps) {
  const ids = { merchant: useMerchantId(), channel: channelId }
  return (
    <Section title={words.title}>
      <ul className={classes.works}>
        <Work
          title={words.publishing}
          live={useLiveDocument(publishing, ids)}
          left={waiting}
          wordsOf={words.sent}
        />
        <Work title={words.polls} live={useLiveDocument(polls, ids)} left={null} wordsOf={words.read} />
      </ul>
    </Section>
  )
}

type WorkProps = Readonly<{
  title: string
  live: Live<LiveRow<ChannelWork> | null>
  left: number | null
  wordsOf: (done: number, failed: number) => string
}>

function Work({ title, live, left, wordsOf }: WorkProps) {
  return (
    <li className={classes.work}>
      <span className={classes.title}>{title}</span>
      <LiveDetail
        live={live}
        loading={<span className={classes.text}>{messages.frame.loading}</span>}
        failed={<span className={classes.text}>{messages.frame.failedTitle}</span>}
        missing={<span className={classes.text}>{words.never}</span>}
      >
        {(work) => <WorkState work={work} left={left} wordsOf={wordsOf} />}
      </LiveDetail>
    </li>
  )
}

type WorkStateProps = Pick<WorkProps, 'left' | 'wordsOf'> & Readonly<{ work: ChannelWork }>

function WorkState({ work, left, wordsOf }: WorkStateProps) {
  const age = useAge()
  const { kind, done, failed, share } = progressOf(work, left)
  const when = work.finishedAt ?? work.requestedAt
  const tried = done + failed > 0
  return (
    <>
      <span className={classes.text}>
        {kind === 'waiting'
          ? words.waiting(work.retryAt === null ? null : formatTime(work.retryAt))
          : kind === 'on'
            ? words[work.state === 'running' ? 'running' : 'requested']
            : wordsOf(done, failed)}
        {kind !== 'over' && tried && ` · ${wordsOf(done, failed)}`}
        {' · '}
        <Age {...age(when)} />
      </span>
      {kind === 'on' && (
        <Progress
          className={classes.bar ?? ''}
          value={share === null ? 100 : share * 100}
          striped={share === null}
          size="sm"
          aria-label={share === null ? words.running : words.progress(share)}
        />
      )}
      {work.problem !== null && <span className={classes.problem}>{work.problem}</span>}
    </>
  )
}
