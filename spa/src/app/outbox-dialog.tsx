import { Button, Group, Modal, Text } from '@mantine/core'
import { IconAlertTriangle, IconClockHour4 } from '@tabler/icons-react'
import { useAge } from '../lib/clock/use-age.ts'
import { messages } from '../lib/messages.ts'
import { outboxMessages } from '../lib/messages/outbox.ts'
import { problemMessages } from '../lib/messages/problems.ts'
import { cancelQueued, retryQueued, sendQueued, useOutbox, type QueuedWrite } from '../lib/outbox/outbox.ts'
import { Age } from '../ui/age.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './outbox-dialog.module.css'

const words = outboxMessages

/** What a person has done and Fluxori has not answered yet, with the way to take it back or try again. */
export function OutboxDialog({ onClose }: { onClose: () => void }) {
  const { writes, sending } = useOutbox()
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      closeButtonProps={{ 'aria-label': messages.frame.close }}
    >
      <Text c="dimmed">{writes.length === 0 ? words.empty : words.text}</Text>
      <ul className={classes.writes}>
        {writes.map((write) => (
          <Write key={write.key} write={write} />
        ))}
      </ul>
      {writes.some(({ state }) => state === 'waiting') && (
        <Button mt="sm" variant="default" loading={sending} onClick={() => void sendQueued()}>
          {words.sendNow}
        </Button>
      )}
    </Modal>
  )
}

function Write({ write }: { write: QueuedWrite }) {
  const age = useAge()
  const refused = write.state === 'refused'
  return (
    <li className={classes.write}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <strong>{write.label}</strong>
          <Text c="dimmed" size="xs">
            <Age {...age(write.queuedAt)} />
          </Text>
        </div>
        <StatusBadge
          tone={refused ? 'bad' : 'quiet'}
          icon={refused ? IconAlertTriangle : IconClockHour4}
          label={refused ? words.refused : words.waiting}
        />
      </Group>
      {write.problem !== null && <Text size="sm">{problemMessages.of(write.problem)}</Text>}
      <Group gap="xs" mt={6}>
        {refused && (
          <Button
            size="xs"
            variant="default"
            aria-label={words.retry(write.label)}
            onClick={() => void retryQueued(write)}
          >
            {words.retryShort}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-label={refused ? words.dismiss(write.label) : words.cancel(write.label)}
          onClick={() => void cancelQueued(write.key)}
        >
          {refused ? words.dismissShort : words.cancelShort}
        </Button>
      </Group>
    </li>
  )
}
