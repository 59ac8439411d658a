import { Button, Text, TextInput, Title } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { env } from '../../lib/env.ts'
import { messages } from '../../lib/messages.ts'
import { signInMessages } from '../../lib/messages/sign-in.ts'
import { useQuery } from '../../lib/navigation/navigation.ts'
import { forgotPassword, signIn } from '../../lib/session/session.ts'
import { faultsOf, isEmail, typedIn, type SignInFaults } from './sign-in-form.ts'
import classes from './sign-in-page.module.css'
import { signInProblem } from './sign-in-problem.ts'
import { useCapsLock } from './use-caps-lock.ts'

const words = signInMessages

/** What the page says of the last try. */
type Message = Readonly<{ kind: 'problem' | 'note'; text: string }>

/** Why the person is here although they were in. */
function useEnded(): string | null {
  const ended = useQuery()[0].get('ended')
  return ended === 'expired' || ended === 'elsewhere' ? words.ended[ended] : null
}

/** Signing in, and what it says. Nothing of it tells whether an account exists. */
function useSignIn() {
  const [faults, setFaults] = useState<SignInFaults>({})
  const [message, setMessage] = useState<Message | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = async (act: () => Promise<Message | null>) => {
    setMessage(null)
    setBusy(true)
    try {
      const said = await act()
      setMessage(said)
      if (said !== null) setBusy(false)
    } catch (error) {
      // Every failure of signing in is told to the person; there is nothing else that could be done about it.
      setMessage({ kind: 'problem', text: signInProblem(error) })
      setBusy(false)
    }
  }
  const enter = (form: HTMLFormElement) => {
    const typed = typedIn(form)
    const found = faultsOf(typed)
    setFaults(found)
    if (found.email !== undefined) return focus(form, 'email')
    if (found.password !== undefined) return focus(form, 'password')
    void attempt(async () => {
      await signIn(typed.email, typed.password)
      return null
    })
  }
  const forgot = (form: HTMLFormElement) => {
    const { email } = typedIn(form)
    setFaults(isEmail(email) ? {} : { email: words.forgotEmail })
    if (!isEmail(email)) return focus(form, 'email')
    void attempt(async () => {
      await forgotPassword(email)
      return { kind: 'note', text: words.forgotSent(email) }
    })
  }
  return { faults, message, busy, enter, forgot }
}

function focus(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLElement) field.focus()
}

/** The first page of all, for a slow connection: it loads no more than it shows. */
export function SignInPage() {
  const { faults, message, busy, enter, forgot } = useSignIn()
  const [shown, setShown] = useState(false)
  const capsLock = useCapsLock()
  const ended = useEnded()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    enter(event.currentTarget)
  }
  return (
    <main className={classes.page}>
      <title>{messages.frame.pageTitle(words.title)}</title>
      <div className={classes.panel}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <Title order={1}>{messages.frame.product}</Title>
        <Text c="dimmed">{words.tagline}</Text>
        {ended !== null && message === null && <p className={classes.note}>{ended}</p>}
        <form onSubmit={submit} noValidate className={classes.form}>
          <TextInput
            label={words.email}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            size="md"
            error={faults.email}
          />
          <TextInput
            label={words.password}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            autoCapitalize="none"
            spellCheck={false}
            size="md"
            error={faults.password}
            rightSectionWidth={64}
            rightSection={
              <button
                type="button"
                className={classes.show}
                aria-pressed={shown}
                aria-label={words.showPassword}
                onClick={() => setShown(!shown)}
              >
                {shown ? words.hide : words.show}
              </button>
            }
            {...capsLock.watch}
          />
          {capsLock.on && (
            <p className={classes.hint} role="status">
              {words.capsLock}
            </p>
          )}
          {message !== null && (
            <p className={classes[message.kind]} role={message.kind === 'problem' ? 'alert' : 'status'}>
              {message.text}
            </p>
          )}
          <Button type="submit" size="md" loading={busy} fullWidth>
            {words.submit}
          </Button>
          <button
            type="button"
            className={classes.forgot}
            disabled={busy}
            onClick={({ currentTarget: { form } }) => form !== null && forgot(form)}
          >
            {words.forgot}
          </button>
        </form>
        {env.demoSignIn !== undefined && <p className={classes.demo}>{env.demoSignIn}</p>}
      </div>
    </main>
  )
}
