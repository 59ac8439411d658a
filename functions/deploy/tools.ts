import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { Tools } from './run-steps.ts'
import type { Command, Ended } from './step.ts'

const secondsBetween = 15

/** Runs commands for real, from the root of the repository; what they print is shown as it comes. */
export const realTools = (root: string): Tools => ({
  run: (command) => run(root, command),
  say: (line) => console.log(line),
  pause: () => pause(secondsBetween * 1000),
})

const run = (root: string, { program, args, env = {}, quiet = false }: Command): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['inherit', 'pipe', 'pipe'],
    })
    const given = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      given.stdout += part
      if (!quiet) process.stdout.write(part)
    })
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      given.stderr += part
      if (!quiet) process.stderr.write(part)
    })
    child.once('error', (error) => resolve({ code: 127, stdout: '', stderr: error.message }))
    child.once('close', (code) => {
      if (quiet && code !== 0) process.stderr.write(given.stderr)
      resolve({ code: code ?? 1, ...given })
    })
  })
