import { connect, createServer, type Server, type Socket } from 'node:net'

/** Where something listens. */
export interface Place {
  readonly host: string
  readonly port: number
}

/** A way to a server that can be cut. */
export interface Way {
  /** Where the way begins, on 127.0.0.1. */
  readonly port: number
  /** Cuts every connection and refuses new ones, as a server that is gone does. */
  readonly cut: () => Promise<void>
  /** Takes what is sent and answers nothing more, as a server that hangs does. */
  readonly hold: () => void
  /** Lets everything through again; what was held is cut. */
  readonly mend: () => Promise<void>
}

/** Opens a way to a server. It is closed with `cut`. */
export const openWay = async (place: Place): Promise<Way> => {
  const sockets = new Set<Socket>()
  let isHeld = false
  const join = (near: Socket): void => {
    const far = isHeld ? undefined : connect(place.port, place.host)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      if (one === undefined) continue
      sockets.add(one)
      one.on('data', (chunk: Buffer) => {
        if (!isHeld) other?.write(chunk)
      })
      one.on('error', () => undefined).on('close', () => void (sockets.delete(one), other?.destroy()))
    }
  }
  const listen = (port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer(join)
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve(server))
    })
  let server = await listen(0)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the way listens on a port')
  const { port } = address
  const cut = async (): Promise<void> => {
    if (!server.listening) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    port,
    cut,
    hold: () => {
      isHeld = true
    },
    mend: async () => {
      isHeld = false
      for (const socket of sockets) socket.destroy()
      if (!server.listening) server = await listen(port)
    },
  }
}
