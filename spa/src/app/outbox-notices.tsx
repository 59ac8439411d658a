import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { outboxMessages } from '../lib/messages/outbox.ts'
import { useOutbox } from '../lib/outbox/outbox.ts'

/** Says when a change that had waited for a connection has been done. */
export function OutboxNotices() {
  const sent = useOutbox((outbox) => outbox.sent)
  useEffect(() => {
    if (sent !== null) notifications.show({ message: outboxMessages.sent(sent.label) })
  }, [sent])
  return null
}
