import { Role } from '@fluxori/contract/kernel'
import { MemberChange } from '@fluxori/contract/people/members'
import { Radio, Stack, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { z } from 'zod'
import { useActForm } from '../../lib/forms/use-act-form.ts'
import { messages } from '../../lib/messages.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import classes from './settings.module.css'
import { useChangeMembers } from './use-change-members.ts'

const words = settingsMessages.members

const Values = z.object({ name: z.string(), email: z.string(), role: Role })
type Values = z.infer<typeof Values>

/** What the contract says of an invitation. */
const read = ({ name, email, role }: Values) =>
  MemberChange.safeParse({ kind: 'invite', name, email: email.trim(), role })

function faultsOf(values: Values) {
  const at = new Set(read(values).error?.issues.map(({ path }) => path[0]))
  return {
    ...(at.has('name') ? { name: words.form.nameInvalid } : {}),
    ...(at.has('email') ? { email: words.form.emailInvalid } : {}),
  }
}

/** Makes somebody a member. */
export function InviteForm({ onClose }: Readonly<{ onClose: () => void }>) {
  const { form, restored, forget, problem, send } = useActForm<Values>({
    id: 'member:invite',
    values: Values,
    initialValues: { name: '', email: '', role: 'operator' },
    validate: faultsOf,
    fields: { 'change.name': 'name', 'change.email': 'email' },
  })
  const { invite, pending } = useChangeMembers()
  const close = () => {
    forget()
    onClose()
  }
  const submit = form.onSubmit(async (values) => {
    const change = read(values)
    if (!change.success || change.data.kind !== 'invite') return
    const invitation = change.data
    if (await send(() => invite(invitation))) onClose()
  })
  return (
    <FormDialog
      title={words.form.title}
      text={words.form.text}
      submit={words.form.submit}
      wide
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={submit}
    >
      <TextInput
        label={words.form.name}
        autoComplete="off"
        maxLength={200}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={words.form.email}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        {...form.getInputProps('email')}
      />
      <Radio.Group label={words.form.role} {...form.getInputProps('role')}>
        <Stack gap={0} mt={4}>
          {Role.options.map((role) => (
            <Radio
              key={role}
              className={classes.choice ?? ''}
              value={role}
              label={messages.frame.roles[role]}
              description={words.roleHints[role]}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  )
}
