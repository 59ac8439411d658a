import { describe } from 'vitest'
import { stateRules } from '../src/store/state-suite.ts'
import { applyWrite, memoryState, noDocuments } from './memory-state.ts'

describe('a state in memory', () => {
  stateRules(async () => {
    const documents = noDocuments()
    const { getAll, all, find } = memoryState(documents)
    return {
      reader: {
        getAll: async (refs, keep) => getAll(refs, keep),
        all: async (of, keep) => all(of, keep),
        find: async (lookup, keep) => find(lookup, keep),
      },
      write: async (writes) => writes.forEach((write) => applyWrite(documents, write)),
    }
  })
})
