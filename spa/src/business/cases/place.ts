import type { Case as Whole } from '@fluxori/contract/engine/cases'
import { paths } from '../paths.ts'

type Case = Pick<Whole, 'subject' | 'facts'>

/** The channel that a case is about, when it is about one: its facts say so, or the id of its listing. */
export function channelOfCase({ subject, facts }: Case): string | null {
  if (subject.kind === 'channel') return subject.id
  if (typeof facts['channel'] === 'string') return facts['channel']
  return subject.kind === 'listing' ? (subject.id.split(':')[0] ?? null) : null
}

/** The SKU that has to be looked at, when the case names one. */
export function skuOfCase({ subject, facts }: Case): string | null {
  if (subject.kind === 'sku') return subject.id
  return typeof facts['sku'] === 'string' && facts['sku'] !== '' ? facts['sku'] : null
}

/** Where a person sees what a case is about; null when no screen holds it. */
export function placeOfCase(one: Case): string | null {
  const { subject } = one
  switch (subject.kind) {
    case 'order':
      return paths.order(subject.id)
    case 'sku':
      return paths.stockOf(subject.id)
    case 'channel':
      return paths.channel(subject.id)
    case 'listing': {
      const channel = channelOfCase(one)
      return channel === null ? paths.channels : paths.channel(channel)
    }
    case 'command':
      return null
  }
}
