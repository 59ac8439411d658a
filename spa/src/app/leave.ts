import { endSession } from '../lib/session/session.ts'

/** Leaves nothing of the merchant on the device, then starts afresh. */
export async function leave(): Promise<void> {
  const [{ forgetDevice }, { forgetAnswered }, { forgetTyped }, { forgetQueue }] = await Promise.all([
    import('../lib/firebase/firestore.ts'),
    import('../lib/live/answered-before.ts'),
    import('../lib/forms/use-kept-form.ts'),
    import('../lib/outbox/store.ts'),
  ])
  await endSession()
  forgetTyped()
  forgetAnswered()
  await forgetQueue().catch(() => undefined)
  try {
    await forgetDevice()
  } finally {
    // Another tab may hold the cache open; it is emptied when that tab signs out too.
    location.assign('/')
  }
}
