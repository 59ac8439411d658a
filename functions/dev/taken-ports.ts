import { createServer } from 'node:net'

/** Those of these ports that something else listens on, by their names. */
export async function takenPorts(
  host: string,
  ports: Readonly<Record<string, number>>,
): Promise<readonly Readonly<{ name: string; port: number }>[]> {
  const all = await Promise.all(
    Object.entries(ports).map(async ([name, port]) => ({ name, port, free: await isFree(host, port) })),
  )
  return all.filter(({ free }) => !free).map(({ name, port }) => ({ name, port }))
}

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })
