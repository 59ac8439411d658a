import type { CaseRefusal } from '@fluxori/contract/engine/cases'

export const refusals: Readonly<Record<CaseRefusal, string>> = {
  'unknown-case': 'This case is not here any more. Somebody may have dealt with it.',
  'case-still-stands': 'Its cause is still there. It closes by itself when the cause is gone.',
}
