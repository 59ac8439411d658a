import { caseUpdate } from '@fluxori/contract/engine/cases'
import { IconArrowsDiff, IconBan, IconPlugConnectedX } from '@tabler/icons-react'
import { factNumber, factText, type Facts } from '../../business/cases/facts.ts'
import { atChannel } from '../../business/cases/place.ts'
import type { CaseView, CaseViews } from '../../business/cases/views.ts'

function driftOf(facts: Facts) {
  const [seen, expected] = [factNumber(facts, 'seen'), factNumber(facts, 'expected')]
  return seen === null || expected === null ? null : { seen, expected }
}

const seeChannel: CaseView['waysOut'] = (about, may) =>
  may(caseUpdate) ? [{ kind: 'link', label: 'See channel', to: atChannel(about) }] : []

export const cases = {
  'channel-down': {
    name: 'Channel down',
    title: (facts, subject) => `${factText(facts, 'channel', subject)} does not answer`,
    means: () => 'Its orders come in late and it shows old stock. Fluxori keeps trying.',
    todo: 'Check the shop and its keys if it lasts.',
    tone: 'bad',
    icon: IconPlugConnectedX,
    place: atChannel,
    waysOut: seeChannel,
  },
  'listing-rejected': {
    name: 'Refused listing',
    title: (facts, subject) =>
      `${factText(facts, 'channel', 'The channel')} refused the stock of ${factText(facts, 'sku', subject)}`,
    means: () => 'It shows an old quantity there. Other listings are not affected.',
    todo: 'Check the listing on the channel: it may be closed or gone.',
    tone: 'warn',
    icon: IconBan,
    place: atChannel,
    waysOut: seeChannel,
  },
  drift: {
    name: 'Drift',
    title: (facts, subject) => {
      const drift = driftOf(facts)
      const sku = factText(facts, 'sku', subject)
      const channel = factText(facts, 'channel', 'Its channel')
      return drift === null
        ? `${channel} shows another quantity of ${sku} than was sent`
        : `${channel} shows ${drift.seen} of ${sku}; ${drift.expected} were sent`
    },
    means: () => 'Somebody, or another app, edits stock on the channel. Sending it again did not help.',
    todo: 'Find out who edits it there. Change stock here only.',
    tone: 'warn',
    icon: IconArrowsDiff,
    place: atChannel,
    waysOut: seeChannel,
  },
} satisfies CaseViews
