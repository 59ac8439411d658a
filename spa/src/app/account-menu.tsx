import { ActionIcon, Menu } from '@mantine/core'
import { merchants } from '@fluxori/contract/merchants'
import { IconCheck, IconLogout, IconUser } from '@tabler/icons-react'
import { messages } from '../lib/messages.ts'
import { chooseMerchant, leave, useSession } from '../lib/session.ts'
import { useLiveDocument } from '../lib/use-live.ts'

const words = messages.frame

function NameOf({ merchantId }: { merchantId: string }) {
  const merchant = useLiveDocument(merchants, { merchant: merchantId })
  const found = merchant.status === 'live' ? merchant.found : null
  return <>{found !== null && 'value' in found ? found.value.name : merchantId}</>
}

/** Who is signed in and as what, other merchants they work for, and the way out. */
export function AccountMenu() {
  const session = useSession()
  if (session.status !== 'signed-in') return null
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={40} aria-label={words.account(session.email)}>
          <IconUser size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.email}
          <br />
          {words.roles[session.role]}
        </Menu.Label>
        {session.memberships.length > 1 && <Menu.Label>{words.switchMerchant}</Menu.Label>}
        {session.memberships.length > 1 &&
          session.memberships.map(({ merchantId }) => (
            <Menu.Item
              key={merchantId}
              leftSection={<IconCheck size={16} opacity={merchantId === session.merchantId ? 1 : 0} />}
              onClick={() => chooseMerchant(merchantId)}
            >
              <NameOf merchantId={merchantId} />
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={() => void leave()}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
