import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Figure, type Bench } from './figure.ts'

const script = join(import.meta.dirname, '../../spa/bench/run.ts')

/** Figures of the web app, measured by a program of its own with a browser. */
export const inBrowser = (names: readonly string[]): Bench => ({
  names,
  measure: async () => {
    const child = spawn(process.execPath, [script, ...names], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    const figures: Figure[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('{"name"')) figures.push(Figure.parse(JSON.parse(line)))
    }
    if ((await ended) !== 0) throw new Error(`${names.join(', ')} could not be measured`)
    return figures
  },
})
