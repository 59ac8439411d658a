import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { env } from '../../lib/env.ts'
import { messages } from '../../lib/messages.ts'
import { signIn } from '../../lib/session.ts'
import classes from './sign-in-page.module.css'
import { signInProblem } from './sign-in-problem.ts'

const words = messages.frame.signIn

export function SignInPage() {
  const [problem, setProblem] = useState<string | null>(null)
  const [entering, setEntering] = useState(false)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : words.emailInvalid),
      password: (password) => (password === '' ? words.passwordMissing : null),
    },
  })
  const submit = form.onSubmit(async ({ email, password }) => {
    setProblem(null)
    try {
      await signIn(email.trim(), password)
      setEntering(true)
    } catch (error) {
      // Every failure of signing in is told to the person; there is nothing else that could be done about it.
      setProblem(signInProblem(error))
    }
  })

  return (
    <main className={classes.page}>
      <title>{messages.frame.pageTitle(words.title)}</title>
      <div className={classes.panel}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <Title order={1}>{messages.frame.product}</Title>
        <Text c="dimmed">{words.tagline}</Text>
        <form onSubmit={submit} noValidate>
          <Stack gap="sm" mt="lg">
            <TextInput
              label={words.email}
              type="email"
              autoComplete="username"
              inputMode="email"
              size="md"
              key={form.key('email')}
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label={words.password}
              autoComplete="current-password"
              size="md"
              visibilityToggleButtonProps={{ 'aria-label': words.showPassword }}
              key={form.key('password')}
              {...form.getInputProps('password')}
            />
            {problem !== null && (
              <Alert color="red" variant="light" role="alert" classNames={{ message: classes.problem ?? '' }}>
                {problem}
              </Alert>
            )}
            <Button type="submit" size="md" mt={4} loading={form.submitting || entering} fullWidth>
              {words.submit}
            </Button>
          </Stack>
        </form>
        {env.demoSignIn !== undefined && <p className={classes.demo}>{env.demoSignIn}</p>}
      </div>
    </main>
  )
}
