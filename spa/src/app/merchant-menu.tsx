import { merchants } from '@fluxori/contract/merchant/merchant'
import { Menu, UnstyledButton } from '@mantine/core'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/Popover.css'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { paths } from '../business/paths.ts'
import { useLiveDocument } from '../lib/live/use-live.ts'
import { messages } from '../lib/messages.ts'
import { useGo } from '../lib/navigation/navigation.ts'
import { chooseMerchant, useSession } from '../lib/session/session.ts'
import classes from './top-bar.module.css'

const words = messages.frame

function NameOf({ merchantId }: { merchantId: string }) {
  const merchant = useLiveDocument(merchants, { merchant: merchantId })
  const found = merchant.status === 'live' ? merchant.found : null
  return <>{found !== null && 'value' in found ? found.value.name : merchantId}</>
}

/** The merchants that a person works for. Another one is another set of screens, beginning with Today. */
export function MerchantMenu({ name }: { name: string }) {
  const session = useSession()
  const go = useGo()
  if (session.status !== 'signed-in') return null
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" width={260} shadow="md" defaultOpened>
      <Menu.Target>
        <UnstyledButton className={classes.merchant ?? ''}>
          {name} <IconSelector size={16} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.switchMerchant}</Menu.Label>
        {session.memberships.map(({ merchantId, role }) => (
          <Menu.Item
            key={merchantId}
            leftSection={<IconCheck size={16} opacity={merchantId === session.merchantId ? 1 : 0} />}
            rightSection={<span className={classes.role}>{words.roles[role]}</span>}
            onClick={() => {
              chooseMerchant(merchantId)
              go(paths.today)
            }}
          >
            <NameOf merchantId={merchantId} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
