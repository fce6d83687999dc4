import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers on a free loopback port while `use` runs, and closes every connection after it. */
export const withServer = async <Result>(answer: RequestListener, use: (origin: string) => Promise<Result>): Promise<Result> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // The cast holds for a server that listens on a port.
  const { port } = server.address() as AddressInfo
  try {
    return await use(`http://127.0.0.1:${port}`)
  } finally {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}
