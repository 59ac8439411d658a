import { caseUpdate } from '@fluxori/contract/engine/cases'
import { IconCircleX, IconMailX } from '@tabler/icons-react'
import { factText } from '../../business/cases/facts.ts'
import { nowhere } from '../../business/cases/place.ts'
import type { CaseView, CaseViews } from '../../business/cases/views.ts'

const copyForSupport: CaseView['waysOut'] = (_, may) => (may(caseUpdate) ? [{ kind: 'copy' }] : [])

export const cases = {
  'command-failed': {
    name: 'Failed change',
    title: () => 'A change could not be carried out',
    means: () => 'It was set aside and stopped nothing else. Nothing of it was done.',
    todo: 'Send the reason and the reference to support.',
    tone: 'bad',
    icon: IconCircleX,
    place: nowhere,
    waysOut: copyForSupport,
  },
  'unreadable-message': {
    name: 'Unreadable message',
    title: (facts, subject) => `A message of ${factText(facts, 'channel', subject)} could not be read`,
    means: () => 'It was kept. Orders are read again at the next look, so most come in all the same.',
    todo: 'Check that the order is here. If it is not, send the reason and the reference to support.',
    tone: 'warn',
    icon: IconMailX,
    place: nowhere,
    waysOut: copyForSupport,
  },
} satisfies CaseViews
