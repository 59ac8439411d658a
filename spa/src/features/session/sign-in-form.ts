import { signInMessages } from '../../lib/messages/sign-in.ts'

const words = signInMessages

type Typed = Readonly<{ email: string; password: string }>
export type SignInFaults = Readonly<Partial<Record<keyof Typed, string>>>

/** What stands in the form, however it came there: a password manager fills in without telling. */
export function typedIn(form: HTMLFormElement): Typed {
  const data = new FormData(form)
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { email: text('email').trim(), password: text('password') }
}

export const isEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text)

/** What keeps the form from being sent, by field. A password is taken as it is, spaces and all. */
export const faultsOf = ({ email, password }: Typed): SignInFaults => ({
  ...(isEmail(email) ? {} : { email: words.emailInvalid }),
  ...(password === '' ? { password: words.passwordMissing } : {}),
})
