import { NativeSelect } from '@mantine/core'
import { CaseKind } from '@fluxori/contract/engine/cases'
import { caseView } from '../../business/cases/views.ts'
import { messages } from '../../lib/messages.ts'
import { caseMessages } from '../../lib/messages/cases.ts'
import { useQuery } from '../../lib/navigation/navigation.ts'
import { Chips } from '../../ui/chips.tsx'
import { Page } from '../../ui/page.tsx'
import { OpenCases } from './open-cases.tsx'
import { ResolvedCases } from './resolved-cases.tsx'

const words = caseMessages

const shown = [
  { value: 'open', label: words.shown.open },
  { value: 'resolved', label: words.shown.resolved },
] as const

/** Each time anew: what the features show of their cases comes with the page, not before it. */
const kindChoices = () => [
  { value: '', label: words.all },
  ...CaseKind.options.map((kind) => ({ value: kind, label: caseView(kind).name })),
]

/** The inbox: what needs a person, and what was dealt with lately. */
export function CasesPage() {
  const [query, change] = useQuery()
  const resolved = query.get('show') === 'resolved'
  const kind = CaseKind.safeParse(query.get('kind')).data ?? null
  return (
    <Page
      title={words.title}
      documentTitle={messages.frame.pageTitle(words.title)}
      filters={
        <>
          <Chips
            label={words.show}
            options={shown}
            value={resolved ? 'resolved' : 'open'}
            onChange={(next) => change({ show: next === 'open' ? null : next })}
          />
          {!resolved && (
            <NativeSelect
              aria-label={words.filter}
              data={kindChoices()}
              value={kind ?? ''}
              onChange={(event) => change({ kind: event.currentTarget.value })}
            />
          )}
        </>
      }
    >
      {resolved ? (
        <ResolvedCases />
      ) : (
        <OpenCases key={kind ?? 'all'} kind={kind} onShowAll={() => change({ kind: null })} />
      )}
    </Page>
  )
}
