import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/Popover.css'
import { IconKeyboard, IconLogout, IconMoon, IconSettings, IconSun, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { paths } from '../business/paths.ts'
import { messages } from '../lib/messages.ts'
import { outboxMessages } from '../lib/messages/outbox.ts'
import { Link } from '../lib/navigation/navigation.ts'
import { useOutbox } from '../lib/outbox/outbox.ts'
import { useSession } from '../lib/session/session.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { leave } from './leave.ts'

const words = messages.frame

const showKeys = () =>
  dispatchEvent(new KeyboardEvent('keydown', { key: '?', shiftKey: true, code: 'Slash' }))

/** Who is signed in and as what, how it looks, and the way out. Opens with its first press. */
export function AccountMenu() {
  const session = useSession()
  const waiting = useOutbox((outbox) => outbox.writes.length)
  const [asking, setAsking] = useState(false)
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  if (session.status !== 'signed-in') return null
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end" width={250} shadow="md" defaultOpened>
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
          <Menu.Item
            component={Link}
            href={paths.settingsOf('preferences')}
            leftSection={<IconSettings size={16} stroke={1.7} />}
          >
            {words.preferences}
          </Menu.Item>
          <Menu.Item
            leftSection={dark ? <IconSun size={16} stroke={1.7} /> : <IconMoon size={16} stroke={1.7} />}
            onClick={() => setColorScheme(dark ? 'light' : 'dark')}
          >
            {dark ? words.light : words.dark}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={showKeys}>
            {words.shortcuts.title}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size={16} stroke={1.7} />}
            onClick={() => (waiting > 0 ? setAsking(true) : void leave())}
          >
            {words.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <FormDialog
          title={outboxMessages.leaveTitle}
          text={outboxMessages.leaveText(waiting)}
          submit={outboxMessages.leave}
          danger
          pending={false}
          problem={null}
          onClose={() => setAsking(false)}
          onSubmit={(event) => {
            event.preventDefault()
            void leave()
          }}
        />
      )}
    </>
  )
}
