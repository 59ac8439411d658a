import type { Case, CaseKind } from '@fluxori/contract/engine/cases'
import type { Operation } from '@fluxori/contract/kernel'
import type { Icon } from '@tabler/icons-react'
import type { Facts } from './facts.ts'

/** What a case is about. */
export type CaseAbout = Pick<Case, 'kind' | 'subject' | 'facts'>

/** Whether the person's role allows an operation. */
export type May = (operation: Pick<Operation, 'roles'>) => boolean

/** What can be done about a case where it stands. A `link` leads to a form or a screen. */
export type WayOut =
  | Readonly<{ kind: 'reserve'; orderId: string }>
  | Readonly<{ kind: 'link'; label: string; to: string }>
  | Readonly<{ kind: 'copy' }>

/** How a kind of case is shown wherever it is met. A fact that is missing is left out of its words, never invented. */
export type CaseView = Readonly<{
  /** The kind, as a filter calls it. */
  name: string
  /** What happened. */
  title: (facts: Facts, subject: string) => string
  /** What hangs on it, in a few figures and names; left out where the title says all. Empty where nothing is known. */
  stake?: (facts: Facts) => string
  /** What it means. */
  means: (facts: Facts) => string
  todo: string
  /** `bad`: a buyer or money is at stake now. */
  tone: 'bad' | 'warn'
  icon: Icon
  /** Where a person sees what it is about; null when no screen holds it. */
  place: (about: CaseAbout) => string | null
  /** What is offered while it is open, the likeliest first. Nothing that the case or the role does not allow. */
  waysOut: (about: CaseAbout, may: May) => readonly WayOut[]
}>

/** What a feature shows of the cases of its subject, by kind. */
export type CaseViews = Readonly<Partial<Record<CaseKind, CaseView>>>

let given: ReadonlyMap<string, CaseView> = new Map()

/** The app hands over how the features show their cases, before anything that shows a case is drawn. */
export function giveCaseViews(views: ReadonlyMap<string, CaseView>): void {
  given = views
}

/** How a kind of case is shown. Throws an Error for one that no feature shows: a test of the registry finds it. */
export function caseView(kind: CaseKind): CaseView {
  const view = given.get(kind)
  if (view === undefined) throw new Error(`no feature shows cases of the kind ${kind}`)
  return view
}

type Named = (channelId: string) => string

/** The facts with the channel's name in place of its id. */
const named = (facts: Facts, channelName: Named): Facts =>
  typeof facts['channel'] === 'string' ? { ...facts, channel: channelName(facts['channel']) } : facts

/** What happened, with names as the merchant gave them. */
export const caseTitle = ({ kind, facts, subject }: CaseAbout, channelName: Named): string =>
  caseView(kind).title(
    named(facts, channelName),
    subject.kind === 'channel' ? channelName(subject.id) : subject.id,
  )

/** What hangs on a case, with names as the merchant gave them; empty where nothing is known. */
export const caseStake = ({ kind, facts }: CaseAbout, channelName: Named): string =>
  caseView(kind).stake?.(named(facts, channelName)) ?? ''

/** What a case means, with names as the merchant gave them. */
export const caseMeaning = ({ kind, facts }: CaseAbout, channelName: Named): string =>
  caseView(kind).means(named(facts, channelName))

/** Where a person sees what a case is about; null when no screen holds it. */
export const placeOfCase = (one: CaseAbout): string | null => caseView(one.kind).place(one)
