import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One message as it arrived. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly id: string
  readonly body: string
  /** The status it was answered with. */
  readonly status: number
}

/** What to answer. Without a status the connection is closed without an answer. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Answered once this resolves. */
  readonly after?: Promise<unknown>
}

/** A firm's server that takes messages. */
export interface Receiver {
  /** Host and port. */
  readonly host: string
  readonly url: (path: string) => string
  /** Everything that arrived and was answered, in the order of the answers. */
  readonly received: readonly Received[]
  /** Decides what to answer; 204 until it is set. */
  answer: (message: Omit<Received, 'status'>) => Answer
}

/** Opens a receiver on this machine for `use`, and closes it. */
export const withReceiver = async <T>(use: (receiver: Receiver) => Promise<T>): Promise<T> => {
  const received: Received[] = []
  const receiver: Receiver = {
    host: '',
    url: (path) => `http://${receiver.host}${path}`,
    received,
    answer: () => ({ status: 204 }),
  }
  const take = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part as Buffer)
    const { url: path = '', headers } = incoming
    const message = { path, headers, id: String(headers['webhook-id']), body: Buffer.concat(parts).toString('utf8') }
    const { status, headers: more, after } = receiver.answer(message)
    await after
    received.push({ ...message, status: status ?? 0 })
    if (status === undefined) response.destroy()
    else response.writeHead(status, more).end()
  }
  // A request that breaks off was cut by the sender.
  const server = createServer((incoming, response) => void take(incoming, response).catch(() => response.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  Object.assign(receiver, { host: `127.0.0.1:${String((server.address() as AddressInfo).port)}` })
  try {
    return await use(receiver)
  } finally {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}
