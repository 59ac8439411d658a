import { ActionIcon, Skeleton } from '@mantine/core'
import { customers, type Customer } from '@fluxori/contract/orders/customers'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconMail, IconPhone } from '@tabler/icons-react'
import { useLiveDocument } from '../../../lib/live/use-live.ts'
import { messages } from '../../../lib/messages.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { useMerchantId, useSession } from '../../../lib/session/session.ts'
import { LiveDetail } from '../../../ui/live-detail.tsx'
import { Section } from '../../../ui/panel.tsx'
import classes from './order-buyer.module.css'

const words = orderMessages.detail

/** Who bought it and where it goes: personal data, read only for roles that may. Nothing is asked for others. */
export function OrderBuyer({ orderId }: { orderId: string }) {
  const may = useSession(
    (session) => session.status === 'signed-in' && customers.readers.includes(session.role),
  )
  return (
    <Section title={words.buyer}>
      {may ? <Found orderId={orderId} /> : <p className={classes.none}>{words.buyerApart}</p>}
    </Section>
  )
}

function Found({ orderId }: { orderId: string }) {
  const live = useLiveDocument(customers, { merchant: useMerchantId(), order: orderId, customer: 'customer' })
  const { frame } = messages
  return (
    <LiveDetail
      live={live}
      loading={<Skeleton height={40} aria-label={frame.loading} role="status" />}
      failed={<p className={classes.none}>{frame.failedText}</p>}
      missing={<p className={classes.none}>{words.buyerNone}</p>}
    >
      {(customer) => <Buyer customer={customer} />}
    </LiveDetail>
  )
}

function Buyer({ customer: { name, email, phone, address } }: { customer: Customer }) {
  const copy = async () => {
    await navigator.clipboard.writeText([name, address].filter((part) => part !== '').join('\n'))
    notifications.show({ message: words.copied })
  }
  return (
    <address className={classes.buyer}>
      <div>
        {name !== '' && <p className={classes.name}>{name}</p>}
        {address !== '' && <p className={classes.address}>{address}</p>}
        {phone !== '' && (
          <p>
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={words.call(phone)}>
              <IconPhone size={16} stroke={1.7} aria-hidden />
              {phone}
            </a>
          </p>
        )}
        {email !== '' && (
          <p>
            <a href={`mailto:${email}`} aria-label={words.write(email)}>
              <IconMail size={16} stroke={1.7} aria-hidden />
              {email}
            </a>
          </p>
        )}
      </div>
      {address !== '' && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={words.copyAddress}
          title={words.copyAddress}
          onClick={() => void copy()}
        >
          <IconCopy size={18} stroke={1.7} />
        </ActionIcon>
      )}
    </address>
  )
}
