import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { startProcess } from './start-process.ts'

const run = (port: number, program: string, log: (line: string) => void = () => undefined) =>
  startProcess({
    name: 'The test server',
    command: process.execPath,
    args: ['-e', program],
    address: `http://127.0.0.1:${port}/`,
    secondsToStart: 20,
    secondsToStop: 1,
    log,
  })

const serve = (port: number) => `
  require('node:http').createServer((_, response) => response.end('Ok')).listen(${port}, '127.0.0.1')
  console.log('group leader ' + process.pid)
`

test('a server is started once it answers, and gone once it is stopped', async () => {
  const port = await freePort()
  const server = await run(port, serve(port))
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('Ok')

  await server.stop()
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
})

test('a server that will not end by itself is killed', async () => {
  const port = await freePort()
  const server = await run(port, `process.on('SIGTERM', () => undefined); ${serve(port)}`)

  await server.stop()
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
})

test('a server that ends before it is up is an error with what it printed', async () => {
  const port = await freePort()
  await expect(run(port, `console.error('no such rules file'); process.exit(1)`)).rejects.toThrow(
    'no such rules file',
  )
})

test('a program that does not exist is an error that names it', async () => {
  const port = await freePort()
  const started = startProcess({
    name: 'The test server',
    command: '/no/such/program',
    args: [],
    address: `http://127.0.0.1:${port}/`,
    secondsToStart: 20,
    secondsToStop: 1,
    log: () => undefined,
  })
  await expect(started).rejects.toThrow('/no/such/program')
})

test('a port that something else answers on is not taken for ours', async () => {
  const port = await freePort()
  const first = await run(port, serve(port))
  await expect(run(port, serve(port))).rejects.toThrow('something else already answers')
  await first.stop()
})

test.each([
  { name: 'is told to end', end: `process.kill(process.pid, 'SIGTERM')` },
  { name: 'exits', end: 'process.exit(1)' },
  { name: 'fails', end: `throw new Error('failed')` },
])('a server ends with the process that started it, when that $name', async ({ end }) => {
  const port = await freePort()
  const starter = `
    const { startProcess } = await import(${JSON.stringify(new URL('start-process.ts', import.meta.url).href)})
    await startProcess({
      name: 'The inner server', command: process.execPath, args: ['-e', ${JSON.stringify(serve(port))}],
      address: 'http://127.0.0.1:${port}/', secondsToStart: 20, secondsToStop: 1, log: console.log,
    })
    setTimeout(() => undefined, 60_000)
    ${end}
  `
  let leader = 0
  await expect(
    run(
      await freePort(),
      starter,
      (line) => (leader = Number(/group leader (\d+)/.exec(line)?.[1] ?? leader)),
    ),
  ).rejects.toThrow('ended before it was up')
  expect(leader).toBeGreaterThan(0)
  await expect.poll(() => isAlive(leader), { timeout: 5000 }).toBe(false)
})

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
