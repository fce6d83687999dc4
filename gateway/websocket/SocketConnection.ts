import { CloseCode, type Server } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { Caller } from '../../core/caller.js'
import type { Logger } from '../../core/log/Logger.js'
import { Backlog } from '../subscriptions/Backlog.js'

/** What a connection is made of. */
export interface SocketConnectionOptions {
  readonly protocol: Server<SocketConnection>
  readonly logger: Logger
  /** What all operations together may leave unread, in bytes. */
  readonly bufferBytes: number
  /** The `Authorization` of the request that opened it; a browser cannot send one, and says it in its first message. */
  readonly authorization: string | undefined
}

/** One WebSocket under the protocol's server, and what is known of whoever is at its other end. */
export class SocketConnection {
  readonly authorization: string | undefined
  readonly backlog: Backlog
  /** Operations that are being begun, by the protocol's ids. */
  readonly beginning = new Set<string>()
  /** Who asks, once that is known. */
  caller: Caller | undefined
  /** Gives back what is held for the connection; may be called again. */
  release: () => void = () => {}
  /** Why it is to be closed when what is being sent has left. */
  closeReason: string | undefined
  readonly #socket: WebSocket
  readonly #logger: Logger
  /** Tells the protocol that it is over; may be told again. */
  #end: (code: number, reason: string) => Promise<void> = async () => {}
  #isAlive = true

  constructor(socket: WebSocket, { protocol, logger, bufferBytes, authorization }: SocketConnectionOptions) {
    this.#socket = socket
    this.#logger = logger
    this.authorization = authorization
    this.backlog = new Backlog(bufferBytes)
    // Only this shows that the other side reads: whoever sends may still leave everything unread.
    socket.on('pong', () => void (this.#isAlive = true))
    // The close that follows is what is acted on.
    socket.on('error', () => undefined)
    this.#end = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => this.#send(text),
        close: (code = CloseCode.InternalServerError, reason = '') => this.close(code, reason),
        onMessage: (hear) => void socket.on('message', (data: Buffer) => this.#hear(hear, data.toString())),
      },
      this,
    )
    socket.on('close', (code, reason) => void this.#end(code, reason.toString()))
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  /** Asks the other side for a sign of life; one that gave none since the last time is cut off. */
  keepAlive(): void {
    if (!this.#isAlive) return this.#socket.terminate()
    this.#isAlive = false
    this.#socket.ping()
  }

  /** Ends the connection for a reason of this side. Its operations end now, however long the other side takes to answer. */
  close(code: number, reason: string): void {
    this.#socket.close(code, closeReasonOf(reason))
    void this.#end(code, reason)
  }

  /** Resolves when the operating system has taken the text, so that no result is asked for that the other side is too slow for. */
  #send(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.isOpen) this.#socket.send(text, () => resolve())
      else resolve()
    })
  }

  #hear(hear: (text: string) => Promise<void>, text: string): void {
    // Between our farewell and the other side's answer nothing is begun any more.
    if (!this.isOpen) return
    hear(text).catch((error: unknown) => {
      this.#logger.error({ err: error }, 'a message over a WebSocket could not be served')
      this.close(CloseCode.InternalServerError, 'Internal server error')
    })
  }
}

/** As much of a reason as a WebSocket carries: 123 bytes. */
const closeReasonOf = (reason: string): string => new TextDecoder().decode(Buffer.from(reason).subarray(0, 120), { stream: true })
