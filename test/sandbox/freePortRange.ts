import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** The first of ten neighbouring ports of 127.0.0.1 that nobody listens on, below the range the system hands out by itself. */
export const freePortRange = async (): Promise<number> => {
  for (;;) {
    const base = 12_000 + 10 * randomInt(1800)
    if (await areFree(Array.from({ length: 10 }, (_, offset) => base + offset))) return base
  }
}

const areFree = async (ports: readonly number[]): Promise<boolean> => {
  for (const port of ports) if (!(await isFree(port))) return false
  return true
}

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
