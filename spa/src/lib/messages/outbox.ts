import { counted } from './count.ts'

/** Changes that wait on the device. */
export const outboxMessages = {
  title: 'Changes on this device',
  text: 'They are sent in this order as soon as there is a line. Each counts once, however often it is sent.',
  waiting: 'Waiting for the line',
  refused: 'Not done',
  sent: (label: string) => `${label}: done`,
  sendNow: 'Send now',
  sending: 'Sending',
  cancel: (label: string) => `Do not send: ${label}`,
  cancelShort: 'Do not send',
  dismiss: (label: string) => `Put away: ${label}`,
  dismissShort: 'Put away',
  retry: (label: string) => `Try again: ${label}`,
  retryShort: 'Try again',
  empty: 'Nothing waits.',
  leaveTitle: 'Changes have not been sent',
  leaveText: (count: number) =>
    `${counted(count, 'change waits', 'changes wait')} on this device. When you sign out now, they are lost. Go online first, or give them up.`,
  leave: 'Sign out and give them up',
  stay: 'Stay signed in',
}
