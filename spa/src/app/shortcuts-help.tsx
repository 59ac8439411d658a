import { Kbd, Modal } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useKnownShortcuts, useShortcuts } from '../lib/keys/use-shortcuts.ts'
import { messages } from '../lib/messages.ts'
import classes from './shortcuts-help.module.css'

const words = messages.frame.shortcuts

const keyNames: Readonly<Record<string, string>> = { $mod: 'Ctrl', Escape: 'Esc' }

function Keys({ keys }: { keys: string }) {
  return keys.split(' ').map((press, index) => (
    <Fragment key={`${press} ${index}`}>
      {index > 0 && <span> {words.then} </span>}
      {press.split('+').map((key) => (
        <Kbd key={key}>{keyNames[key] ?? key}</Kbd>
      ))}
    </Fragment>
  ))
}

/** `?` shows every key that works on this screen. */
export function ShortcutsHelp() {
  const [open, setOpen] = useState(false)
  const groups = useKnownShortcuts((known) => known.groups)
  useShortcuts(words.everywhere, [{ keys: 'Shift+?', label: words.help, run: () => setOpen(true) }])
  const titles = [...new Set(groups.map(({ title }) => title))]
  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title={words.title}
      size="lg"
      closeButtonProps={{ 'aria-label': messages.frame.close }}
    >
      {titles.map((title) => (
        <section key={title} className={classes.group}>
          <h3 className={classes.title}>{title}</h3>
          <dl className={classes.keys}>
            {groups
              .filter((group) => group.title === title)
              .flatMap(({ shortcuts }) => shortcuts)
              .map(({ keys, label }) => (
                <div key={`${keys} ${label}`}>
                  <dt>{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
