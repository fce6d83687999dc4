import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Job, Saying, WorkerStart } from './Protocol.js'

/** A worker that says nothing for so long hangs. */
const longestSilenceMs = 60_000

/** A worker in a process of its own. */
export class Worker {
  readonly #process: ChildProcess
  readonly #said: Saying[] = []
  #heard = Promise.withResolvers<void>()
  readonly #ended: Promise<unknown>
  #isOver = false

  /** Starts `program`, the workers' program in one file; what it compiles is kept in `cacheFolder` for the next. */
  constructor(program: string, start: WorkerStart, cacheFolder: string) {
    this.#process = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: cacheFolder },
    })
    this.#ended = once(this.#process, 'exit')
    // A worker that is dead already hears nothing.
    this.#process.stdin?.on('error', () => undefined)
    this.#send(start)
    const output = this.#process.stdout
    if (output === null) throw new Error('a worker has no output')
    createInterface({ input: output })
      .on('line', (line) => this.#hear(JSON.parse(line) as Saying))
      .on('close', () => {
        this.#isOver = true
        this.#heard.resolve()
      })
  }

  /** Gives it something to do. */
  do(job: Job): void {
    this.#said.length = 0
    this.#send(job)
  }

  /** Waits until it says one of these; gives null where it dies before, and kills it and throws where it falls silent. */
  async says<S extends Saying['said']>(...awaited: readonly S[]): Promise<Extract<Saying, { said: S }> | null> {
    for (let from = 0; ;) {
      for (; from < this.#said.length; from += 1) {
        const saying = this.#said[from]
        if (saying !== undefined && (awaited as readonly string[]).includes(saying.said)) return saying as Extract<Saying, { said: S }>
      }
      if (this.#isOver) return null
      await this.#hearNext()
    }
  }

  /** Whether it is gone. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** What it said since it was given its job. */
  get said(): readonly Saying[] {
    return this.#said
  }

  /** Lets it go on after it was stopped. */
  wake(): void {
    this.#process.kill('SIGCONT')
  }

  /** Kills it without warning; resolves when it is gone and all it said is heard. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#ended
    while (!this.#isOver) await this.#heard.promise
  }

  #send(line: object): void {
    this.#process.stdin?.write(`${JSON.stringify(line)}\n`)
  }

  #hear(saying: Saying): void {
    this.#said.push(saying)
    this.#heard.resolve()
    this.#heard = Promise.withResolvers()
  }

  async #hearNext(): Promise<void> {
    const silence = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      this.#process.kill('SIGKILL')
      silence.reject(new Error(`a worker fell silent after ${JSON.stringify(this.#said.at(-1) ?? null)}`))
    }, longestSilenceMs)
    try {
      await Promise.race([this.#heard.promise, silence.promise])
    } finally {
      clearTimeout(timer)
    }
  }
}
