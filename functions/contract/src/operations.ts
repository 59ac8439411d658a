import { commands } from './commands.ts'
import { engine } from './engine/engine.ts'
import type { Operation } from './kernel.ts'
import { all } from './subjects.ts'

const givenByPeople = Object.values(commands).filter((command) => 'request' in command)

/** Every HTTP operation for people, by name. */
export const operations: readonly Operation[] = [
  ...givenByPeople,
  ...Object.values(all('operations')),
  ...Object.values(engine.operations),
].toSorted((a, b) => (a.name < b.name ? -1 : 1))
