/** What can stand in the way of any operation. */
const common: Readonly<Record<string, string>> = {
  'not-signed-in': 'You are signed out. Sign in again, then try once more.',
  'token-expired': 'Your sign-in has run out. Sign in again: what you typed is kept.',
  'storage-full':
    'You are offline and this device has no room to keep the change. Free some space, then try again.',
  failed: 'It could not be done and was set aside for a person to look at. Nothing was changed.',
  'not-a-member': 'You are no longer a member of this merchant. Ask the owner.',
  'not-allowed': 'Your role does not allow this. Ask an owner or manager.',
  'invalid-request': 'Something in the form does not fit. Check it and try again.',
  'idempotency-key-reused': 'This was already sent with other content. Close this, look, and try afresh.',
  'still-pending':
    'It was taken in and is still being worked on. Watch this screen, or try again: it counts once.',
  unavailable: 'Fluxori could not be reached. Try again: it is done once at most.',
  offline: 'You are offline, so nothing was sent. Try again when you are back.',
  'unreadable-answer':
    'The answer could not be understood. Look whether it was done, then try again: it counts once.',
}

let refusals: ReadonlyMap<string, string> = new Map()

/** The app hands over what the features say of their refusals, before any screen is drawn that can be refused. */
export function giveRefusals(words: ReadonlyMap<string, string>): void {
  refusals = words
}

export const problemMessages = {
  title: 'That did not work',
  /** What happened, what it means, what to do. */
  of: (reason: string): string =>
    common[reason] ?? refusals.get(reason) ?? `It was refused (${reason}). Nothing was changed.`,
}
