import { z } from 'zod'
import { startAuth } from '../../dev/emulators.ts'
import { freePort } from '../../dev/free-port.ts'

const Account = z.object({
  localId: z.string(),
  displayName: z.string().optional(),
  emailVerified: z.boolean().default(false),
  passwordHash: z.string().optional(),
})
const Accounts = z.object({ users: z.array(Account).default([]) })
const Mails = z.object({
  oobCodes: z.array(z.object({ email: z.string(), requestType: z.string(), oobCode: z.string() })),
})
const Tokens = z.object({ idToken: z.string(), localId: z.string() })

export type AuthStage = Awaited<ReturnType<typeof openAuth>>

/** An Auth emulator for one project, which this process's functions use, and what a person does there. */
export async function openAuth(project: string) {
  const host = '127.0.0.1'
  const port = await freePort(host)
  const emulator = await startAuth({ port, project, log: () => undefined })
  const address = `${host}:${port}`
  process.env['FIREBASE_AUTH_EMULATOR_HOST'] = address
  const toolkit = `http://${address}/identitytoolkit.googleapis.com/v1`
  const post = (url: string, body: object, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const tokens = async (name: string, body: object) => {
    const answer = await post(`${toolkit}/accounts:${name}?key=any`, { ...body, returnSecureToken: true })
    return answer.ok ? Tokens.parse(await answer.json()) : null
  }
  const mailsTo = async (email: string) => {
    const answer = await fetch(`http://${address}/emulator/v1/projects/${project}/oobCodes`)
    return Mails.parse(await answer.json()).oobCodes.filter((mail) => mail.email === email)
  }
  return {
    address,
    mailsTo,
    account: async (email: string) => {
      const url = `${toolkit}/projects/${project}/accounts:lookup`
      const answer = await post(url, { email: [email] }, { authorization: 'Bearer owner' })
      return Accounts.parse(await answer.json()).users[0]
    },
    signUp: (email: string, password: string) => tokens('signUp', { email, password }),
    signIn: (email: string, password: string) => tokens('signInWithPassword', { email, password }),
    /** Follows the link of the last e-mail. */
    choosePassword: async (email: string, newPassword: string) => {
      const oobCode = (await mailsTo(email)).at(-1)?.oobCode
      const answer = await post(`${toolkit}/accounts:resetPassword?key=any`, { oobCode, newPassword })
      if (!answer.ok) throw new Error(await answer.text())
    },
    close: async () => {
      delete process.env['FIREBASE_AUTH_EMULATOR_HOST']
      await emulator.stop()
    },
  }
}
