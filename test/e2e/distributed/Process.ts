import { type Start, start } from '../../support/start.js'

/** One of our programs, which is killed and started again. */
export class Process {
  readonly name: string
  readonly #program: string
  readonly #settings: Readonly<Record<string, string>>
  #running: Start | undefined

  constructor(name: string, program: string, settings: Readonly<Record<string, string>>) {
    this.name = name
    this.#program = program
    this.#settings = settings
  }

  /** Resolves with its address when it answers; rejects with what it said when it ends before. */
  async start(): Promise<string> {
    this.#running = start(this.#settings, this.#program)
    return this.#running.ready
  }

  /** Ends it as a machine that loses power does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Lets it stand still, as one that hangs does: whatever is sent to it is taken by the machine, and nothing is answered. */
  halt(): void {
    this.#running?.process.kill('SIGSTOP')
  }

  /** Lets it go on where it stood still. */
  resume(): void {
    this.#running?.process.kill('SIGCONT')
  }

  /** Asks it to end; gives its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  /** What it said since it was last started. */
  get lines(): readonly string[] {
    return this.#running?.lines ?? []
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.#running?.process.kill(signal)
    return (await this.#running?.ended) ?? null
  }
}
