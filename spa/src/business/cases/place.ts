import { paths } from '../paths.ts'
import type { CaseAbout } from './views.ts'

type About = Pick<CaseAbout, 'subject' | 'facts'>

/** The channel that a case is about, when it is about one: its facts say so, or the id of its listing. */
export function channelOfCase({ subject, facts }: About): string | null {
  if (subject.kind === 'channel') return subject.id
  if (typeof facts['channel'] === 'string') return facts['channel']
  return subject.kind === 'listing' ? (subject.id.split(':')[0] ?? null) : null
}

/** The SKU that has to be looked at, when the case names one. */
export function skuOfCase({ subject, facts }: About): string | null {
  if (subject.kind === 'sku') return subject.id
  return typeof facts['sku'] === 'string' && facts['sku'] !== '' ? facts['sku'] : null
}

export const orderOfCase = ({ subject }: Pick<About, 'subject'>): string | null =>
  subject.kind === 'order' ? subject.id : null

/** The order that a case is about. */
export function atOrder(about: About): string | null {
  const order = orderOfCase(about)
  return order === null ? null : paths.order(order)
}

/** The stock of the SKU that a case is about. */
export const atSku = ({ subject }: About): string | null =>
  subject.kind === 'sku' ? paths.stockOf(subject.id) : null

/** The channel that a case, or its listing, is about; all channels when it is not known. */
export function atChannel(about: About): string {
  const channel = channelOfCase(about)
  return channel === null ? paths.channels : paths.channel(channel)
}

/** No screen holds what it is about. */
export const nowhere = (): null => null
