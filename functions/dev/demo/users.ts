import { z } from 'zod'
import type { Member } from '@fluxori/contract/people/members'

export const demoPassword = 'fluxori-demo'

const Answer = z.object({ error: z.array(z.object({ message: z.string() })).default([]) })

/** Gives these members a sign-in at the Auth emulator, all with the demo password. Throws an Error when it refuses. */
export async function createUsers(auth: string, project: string, members: readonly Member[]): Promise<void> {
  const url = `${auth}/identitytoolkit.googleapis.com/v1/projects/${project}/accounts:batchCreate`
  const users = members.map(({ uid, email, name }) => ({
    localId: uid,
    email,
    emailVerified: true,
    displayName: name,
    rawPassword: demoPassword,
  }))
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify({ users }),
  })
  if (!response.ok) throw new Error(`The Auth emulator made no users: ${await response.text()}`)
  const [problem] = Answer.parse(await response.json()).error
  if (problem !== undefined) throw new Error(`The Auth emulator did not make every user: ${problem.message}`)
}
