import { TextInput } from '@mantine/core'
import { ChannelChange, type Channel } from '@fluxori/contract/channels/channels'
import { z } from 'zod'
import { useActForm } from '../../lib/forms/use-act-form.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useChangeChannel } from './use-change-channel.ts'

const words = channelMessages

const RenameValues = z.object({ name: z.string() })

/** Calls a connection something else, for the people of this merchant. */
export function RenameDialog({ channel, onClose }: Readonly<{ channel: Channel; onClose: () => void }>) {
  const { apply, pending } = useChangeChannel(channel)
  const { form, restored, forget, problem, send } = useActForm({
    id: `rename-channel:${channel.id}`,
    values: RenameValues,
    fields: { 'change.name': 'name' },
    initialValues: { name: channel.name },
    validate: {
      name: (name) =>
        ChannelChange.safeParse({ kind: 'rename', name }).success ? null : words.rename.invalid,
    },
  })
  const close = () => {
    forget()
    onClose()
  }
  const submit = form.onSubmit(async ({ name }) => {
    const done = await send(() =>
      apply({
        change: { kind: 'rename', name },
        label: words.actions.renameLabel(channel.name),
        done: words.actions.renamed(name.trim()),
        back: { kind: 'rename', name: channel.name },
        backLabel: words.actions.renameLabel(name.trim()),
      }),
    )
    if (done) onClose()
  })
  return (
    <FormDialog
      title={words.rename.title(channel.name)}
      text={words.rename.text}
      submit={words.rename.submit}
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={submit}
    >
      <TextInput label={words.rename.name} data-autofocus maxLength={100} {...form.getInputProps('name')} />
    </FormDialog>
  )
}
