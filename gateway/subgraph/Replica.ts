import { Client, type Dispatcher, Pool } from 'undici'
import { type ReceivedAnswer, receiveAnswer } from './receiveAnswer.js'

/** How the processes of a subgraph are reached. */
export interface ReplicaOptions {
  /** Connections kept open at most, to each. */
  readonly connections: number
  /** One that has said nothing for so long is looked at; in milliseconds, 2 000 where it is not given: more than a usual fetch takes. */
  readonly quietMs?: number
  /** A look that takes longer came to nothing; in milliseconds, 2 000 where it is not given: more than anything that lives takes for nothing. */
  readonly lookMs?: number
}

/** How long an answer is waited for. */
export interface Patience {
  /** By the clock of `performance`, in milliseconds. */
  readonly until: number
  /** After how many looks in a row that came to nothing. */
  readonly looks: number
}

/** A process did not say that it lives while it was waited for. It may have been given something to do. */
export class SilentError extends Error {
  override readonly name = 'SilentError'
}

/** A process lives, but an answer of it took too long. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError'
}

/** One that could not be reached is looked at so often, until it answers. */
const restMs = 1_000
/** Whatever is answered there: a server of ours says that it is live, any other that it has no such address. */
const livePath = '/health/live'
/** A process that is about to end answers so to whatever it has not begun. */
export const closingStatus = 503

/** One process that serves a subgraph. A live read may take a minute, and a process that hangs takes connections as before: so one that is silent is looked at while it is waited for. */
export class Replica {
  readonly #pool: Pool
  readonly #path: string
  /** Beside the others, which may all be in use. */
  readonly #lookout: Client
  readonly #quietMs: number
  readonly #lookMs: number
  #rests = false
  #nextLook: NodeJS.Timeout | undefined
  #looking: Promise<boolean> | undefined

  constructor(address: string, { connections, quietMs = 2_000, lookMs = 2_000 }: ReplicaOptions) {
    const url = new URL(address)
    const connect = { timeout: 2_000 }
    // How long an answer may take is no matter of the connection.
    const untimed = { headersTimeout: 0, bodyTimeout: 0 }
    this.#pool = new Pool(url.origin, { connections, pipelining: 1, connect, ...untimed, keepAliveTimeout: 4_000 })
    this.#lookout = new Client(url.origin, { pipelining: 0, connect, ...untimed })
    this.#path = url.pathname + url.search
    this.#quietMs = quietMs
    this.#lookMs = lookMs
  }

  /** Whether it could not be reached lately, and has not answered since. */
  get rests(): boolean {
    return this.#rests
  }

  /** Posts a body and gives the answer. Rejects with a `SilentError` or a `TooLateError` when patience ends, else with what the connection met. */
  async post(headers: string[], body: string, patience: Patience): Promise<ReceivedAnswer> {
    const { answer, giveUp } = receiveAnswer(this.#pool, { path: this.#path, method: 'POST', headers, body })
    let timer: NodeJS.Timeout | undefined
    let isOver = false
    let missed = 0
    const wait = (): void => {
      timer = setTimeout(() => void look(), Math.max(0, Math.min(this.#quietMs, patience.until - performance.now())))
    }
    const look = async (): Promise<void> => {
      missed = (await this.answers()) ? 0 : missed + 1
      if (isOver) return
      if (missed >= patience.looks) giveUp(new SilentError('the process says nothing'))
      else if (performance.now() >= patience.until) giveUp(new TooLateError('the answer took too long'))
      else wait()
    }
    wait()
    try {
      return await answer
    } finally {
      isOver = true
      clearTimeout(timer)
    }
  }

  /** Looks whether it lives; it rests until it does. */
  answers(): Promise<boolean> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined))
    return this.#looking
  }

  /** Notes whether it could be reached. */
  note(wasReached: boolean): void {
    if (wasReached === !this.#rests) return
    this.#rests = !wasReached
    clearInterval(this.#nextLook)
    if (this.#rests && !this.#pool.destroyed) this.#nextLook = setInterval(() => void this.answers(), restMs).unref()
  }

  /** Gives back the connections. */
  async close(): Promise<void> {
    clearInterval(this.#nextLook)
    await Promise.all([this.#pool.destroy(), this.#lookout.destroy()])
  }

  async #look(): Promise<boolean> {
    const request: Dispatcher.DispatchOptions = { path: livePath, method: 'GET' }
    const { answer, giveUp } = receiveAnswer(this.#lookout, request)
    const timer = setTimeout(() => giveUp(new SilentError('the process does not say that it lives')), this.#lookMs)
    const lives = await answer.then(
      ({ status }) => status !== closingStatus,
      () => false,
    )
    clearTimeout(timer)
    this.note(lives)
    return lives
  }
}
