import { setTimeout } from 'node:timers/promises'
import { type Listening, subscribe } from '../../support/subscribe.js'

const againMs = 100

/** A subscriber of every change, which is cut off again and again and comes back at the next gateway with the last change it was told. */
export class Following {
  readonly #urls: readonly string[]
  readonly #authorization: string
  readonly #before: string[] = []
  #cursor: string
  #listening: Listening | undefined
  #isOver = false
  readonly #running: Promise<void>
  /** How often it was cut off. */
  disconnects = 0

  constructor(urls: readonly string[], authorization: string, after: string) {
    this.#urls = urls
    this.#authorization = authorization
    this.#cursor = after
    this.#running = this.#run()
    this.#running.catch(() => undefined)
  }

  /** The ids of all changes it was told, in the order it was told them. */
  get seen(): readonly string[] {
    return [...this.#before, ...idsIn(this.#listening)]
  }

  async stop(): Promise<void> {
    this.#isOver = true
    this.#listening?.stop()
    await this.#running
  }

  async #run(): Promise<void> {
    for (let turn = 0; !this.#isOver; turn += 1) {
      const url = this.#urls[turn % this.#urls.length] ?? ''
      const query = 'subscription ($after: String) { changes(after: $after) { id } }'
      const connectionParams = { authorization: this.#authorization }
      this.#listening = await subscribe(url, { query, variables: { after: this.#cursor }, connectionParams })
      if (this.#isOver) this.#listening.stop()
      await this.#listening.over
      this.#listening.cut()
      this.#before.push(...idsIn(this.#listening))
      this.#listening = undefined
      this.#cursor = this.#before.at(-1) ?? this.#cursor
      this.disconnects += 1
      await setTimeout(againMs)
    }
  }
}

const idsIn = (listening: Listening | undefined): readonly string[] =>
  (listening?.told ?? []).map(({ data }) => String(data?.['changes']?.['id']))
