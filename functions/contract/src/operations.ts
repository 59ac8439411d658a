import { caseUpdate } from './engine/cases.ts'
import { commands } from './commands.ts'
import type { Operation } from './kernel.ts'
import { subjects } from './subjects.ts'

const askedOfJournal = Object.values(commands).filter((command) => 'request' in command)
const others = Object.values(subjects).flatMap((subject) =>
  'operations' in subject ? Object.values(subject.operations) : [],
)

/** Every HTTP operation for people, by name. */
export const operations: readonly Operation[] = [...askedOfJournal, ...others, caseUpdate].toSorted((a, b) =>
  a.name < b.name ? -1 : 1,
)
