import { caseUpdate } from '@fluxori/contract/engine/cases'
import { IconCalculatorOff } from '@tabler/icons-react'
import { factText } from '../../business/cases/facts.ts'
import { atSku } from '../../business/cases/place.ts'
import type { CaseViews } from '../../business/cases/views.ts'

export const cases = {
  'invariant-broken': {
    name: 'Wrong figures',
    title: (facts, subject) => `The figures of ${factText(facts, 'sku', subject)} do not add up`,
    means: () => 'Two of Fluxori’s own numbers disagree. Nothing was changed.',
    todo: 'Do not act on this number yet. Send the reason and the reference to support.',
    tone: 'bad',
    icon: IconCalculatorOff,
    place: atSku,
    waysOut: (about, may) => {
      if (!may(caseUpdate)) return []
      const to = atSku(about)
      return [...(to === null ? [] : [{ kind: 'link', label: 'See stock', to } as const]), { kind: 'copy' }]
    },
  },
} satisfies CaseViews
