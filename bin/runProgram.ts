import { Releases } from '../core/release.js'
import { faultToTell } from './faultToTell.js'
import { giveBackMemory } from './giveBackMemory.js'

/** Where progress is told. */
export interface Voices {
  /** What leads up to being ready. */
  readonly say: (line: string) => void
  /** What goes on afterwards: `ready` stays the last line of the other. */
  readonly sayAside: (line: string) => void
}

/** A program that runs until it is asked to stop. */
export interface Program {
  /** Opens everything in order and resolves with the address when it answers. What was opened is added to `releases`, also when the opening fails half way. */
  readonly open: (voices: Voices, releases: Releases) => Promise<string>
  /** However long a release hangs, who asked is honoured. In milliseconds. */
  readonly closeWithinMs: number
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const sayAside = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Runs a program until someone at the terminal, or a supervisor, wants it gone, gives back what it opened, and ends the process. */
export const runProgram = async ({ open, closeWithinMs }: Program): Promise<never> => {
  // Left to Node it would be printed with all that libraries hang on their errors, addresses with passwords among it.
  process.on('uncaughtException', (error) => {
    sayAside(faultToTell(error))
    process.exit(1)
  })
  const askedToStop = new Promise<'stop'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('stop'))
  })
  const releases = new Releases()
  giveBackMemory(releases)
  let exitCode = 0
  try {
    const opening = open({ say, sayAside }, releases)
    const outcome = await Promise.race([opening, askedToStop])
    if (outcome !== 'stop') {
      say(`ready ${outcome}`)
      await askedToStop
    }
    sayAside('stopping')
    // What was opened so far is given back; an opening that is still under way fails on that, and nobody needs to hear of it.
    opening.catch(() => undefined)
  } catch (error) {
    exitCode = 1
    sayAside(faultToTell(error))
  }
  // Unreferenced: it must not keep a program alive that has closed in time.
  setTimeout(() => process.exit(1), closeWithinMs).unref()
  try {
    await releases.releaseAll()
  } catch (error) {
    exitCode = 1
    sayAside(faultToTell(error))
  }
  process.exit(exitCode)
}
