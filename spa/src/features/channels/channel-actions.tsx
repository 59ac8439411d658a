import { Alert, Button, Text } from '@mantine/core'
import type { Channel } from '@fluxori/contract/channels/channels'
import { IconPencil, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { channelMessages } from '../../lib/messages/channels.ts'
import classes from './channel-actions.module.css'
import { useChangeChannel } from './use-change-channel.ts'

const words = channelMessages.actions

/** Pauses or resumes a connection, saying first what that means, and renames it. */
export function ChannelActions({ channel, onRename }: Readonly<{ channel: Channel; onRename: () => void }>) {
  const { apply, pending, said } = useChangeChannel(channel)
  const { name } = channel
  const pause = () =>
    apply({
      change: { kind: 'pause' },
      label: words.pauseLabel(name),
      done: words.paused(name),
      text: words.pausedText,
      back: { kind: 'resume' },
      backLabel: words.resumeLabel(name),
    })
  const resume = () =>
    apply({
      change: { kind: 'resume' },
      label: words.resumeLabel(name),
      done: words.resumed(name),
      back: { kind: 'pause' },
      backLabel: words.pauseLabel(name),
    })
  const paused = channel.state === 'paused'
  return (
    <div>
      <div className={classes.row}>
        <Button
          variant={paused ? 'filled' : 'default'}
          size="xs"
          loading={pending}
          leftSection={paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
          aria-label={paused ? words.resumeLabel(name) : words.pauseLabel(name)}
          aria-describedby="pause-means"
          onClick={() => void (paused ? resume() : pause())}
        >
          {paused ? words.resume : words.pause}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPencil size={14} />}
          aria-label={words.renameLabel(name)}
          onClick={onRename}
        >
          {words.rename}
        </Button>
      </div>
      <Text id="pause-means" size="xs" c="dimmed" mt={6} maw={640}>
        {paused ? words.resumeMeans : words.pauseMeans}
      </Text>
      {said !== null && (
        <Alert color="red" variant="light" mt="xs" role="alert">
          {said}
        </Alert>
      )}
    </div>
  )
}
