import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

export type ProcessOptions = Readonly<{
  /** How messages call it, e.g. `The Auth emulator`. */
  name: string
  command: string
  args: readonly string[]
  /** Any answer to a GET here means that it is up. */
  address: string
  secondsToStart: number
  /** What it gets to end by itself before it is killed. */
  secondsToStop: number
  log: (line: string) => void
}>

const linesKept = 20
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const running = new Set<ChildProcess>()

/**
 * Runs a server as a child process in its own process group and answers when it can be reached. The group ends when
 * `stop` is called or this process ends. Throws an Error with the last lines it printed when it ends before it is up
 * or takes too long.
 */
export async function startProcess(
  options: ProcessOptions,
): Promise<Readonly<{ stop: () => Promise<void> }>> {
  if (await answers(options.address)) {
    throw new Error(`${options.name} cannot start: something else already answers at ${options.address}.`)
  }
  const { child, gone, printed } = launch(options)
  const stop = () => end(child, gone, options.secondsToStop)
  let over = false
  void gone.then(() => (over = true))
  const deadline = Date.now() + options.secondsToStart * 1000
  while (!(await answers(options.address))) {
    if (over) throw new Error(`${options.name} ended before it was up:\n${printed.join('\n')}`)
    if (Date.now() > deadline) {
      await stop()
      throw new Error(`${options.name} was not up in ${options.secondsToStart} s:\n${printed.join('\n')}`)
    }
    await Promise.race([gone, pause(50)])
  }
  return { stop }
}

function launch({ command, args, log }: ProcessOptions) {
  endWithThisProcess()
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, METADATA_SERVER_DETECTION: 'none' },
  })
  running.add(child)
  const printed: string[] = []
  const keep = (line: string) => {
    printed.push(line)
    if (printed.length > linesKept) printed.shift()
    log(line)
  }
  createInterface({ input: child.stdout }).on('line', keep)
  createInterface({ input: child.stderr }).on('line', keep)
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => keep(error.message))
    child.once('close', () => {
      running.delete(child)
      resolve()
    })
  })
  return { child, gone, printed }
}

const answers = (address: string): Promise<boolean> =>
  fetch(address, { signal: AbortSignal.timeout(2000) }).then(
    async (response) => {
      await response.body?.cancel()
      return true
    },
    () => false,
  )

async function end(child: ChildProcess, gone: Promise<void>, seconds: number): Promise<void> {
  signalGroup(child, 'SIGTERM')
  const patience = new AbortController()
  const late = pause(seconds * 1000, undefined, { signal: patience.signal }).then(
    () => signalGroup(child, 'SIGKILL'),
    () => undefined,
  )
  await Promise.race([gone, late])
  patience.abort()
  await gone
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || !running.has(child)) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group ended between the look and the signal, which is what was wanted.
  }
}

const endAll = (): void => running.forEach((child) => signalGroup(child, 'SIGTERM'))

let listening = false

/**
 * Whoever else listens to a signal decides when to stop, and `exit` comes in the end. When nobody does, the children
 * are ended here and the signal does what it does by default.
 */
function endWithThisProcess(): void {
  if (listening) return
  listening = true
  process.on('exit', endAll)
  for (const signal of signals) {
    const onSignal = () => {
      if (process.listenerCount(signal) > 1) return
      endAll()
      process.off(signal, onSignal)
      process.kill(process.pid, signal)
    }
    process.on(signal, onSignal)
  }
}
