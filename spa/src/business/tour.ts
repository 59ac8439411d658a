import type { DocumentKind } from '@fluxori/contract/kernel'

/** Selectors of what stands once a screen shows what it is about. */
export const stands = {
  row: '[data-id]',
  figure: '[data-figure]',
  detail: 'article h2',
  heading: 'main h2',
  dialog: '[role="dialog"]',
} as const

/**
 * A screen of a feature, in one of its states, as tests and pictures visit it for the demo merchant. The browser tests
 * look at each in light and dark at three widths.
 */
export type Stop = Readonly<{
  name: string
  path: string
  /** A selector of what stands when it is there. */
  ready: string
  /** Keys that are pressed then, and what stands after them. */
  press?: Readonly<{ keys: readonly string[]; ready: string }>
  /** Pictures of the guide: at a desk, called as the stop; in the hand, called `phone-` and that. */
  pictures?: readonly ('desk' | 'phone')[]
  /** It lists this collection: it shows the shape of what is coming, and says when it may not be read. */
  lists?: DocumentKind
  /** What it teaches a merchant that has nothing yet. */
  empty?: string
  /** A document that does not fit the contract: it is one broken row here. */
  broken?: Readonly<{ of: DocumentKind; id: string; fields: Readonly<Record<string, unknown>> }>
}>

/** How the screens of a feature are visited, the one that its place leads to first: `tour.ts` in its folder. */
export type Tour = readonly Stop[]
