import type { Clock } from '../../core/clock.js'
import type { Command } from '../../core/command/Command.js'
import { isFinal } from '../../core/command/commandStates.js'
import { readCommand } from '../../prisma/command/moveCommand.js'
import type { Database } from '../../prisma/Database.js'

/** Between two looks at a command that somebody waits for, while only another process can know of it. */
const lookMs = 50

/** Waits for commands to end. However many wait for one, it is looked at once. */
export interface Ends {
  /** The command at its end, or as it stands when the time is up. */
  ended(id: string, until: number): Promise<Command>
  /** Says that this process went on with a command: whoever waits looks now. */
  tell(): void
}

/** One command that is waited for. */
interface Wait {
  waiters: number
  readonly over: Promise<Command>
}

/** Opens the waiting for commands; it is over when `stop` is. */
export const watchEnds = ({ database, clock }: { readonly database: Database; readonly clock: Clock }, stop: AbortSignal): Ends => {
  const waits = new Map<string, Wait>()
  let told = Promise.withResolvers<void>()

  const read = async (id: string): Promise<Command> => {
    const command = await readCommand(database, id)
    if (command === null) throw new Error(`command ${id} is gone`)
    return command
  }

  const untilOver = async (id: string): Promise<Command> => {
    for (;;) {
      const next = told.promise
      const command = await read(id)
      if (isFinal(command.state) || stop.aborted || (waits.get(id)?.waiters ?? 0) === 0) {
        // Now, before anybody else can begin to wait for what is not looked at any more.
        waits.delete(id)
        return command
      }
      await pause(next, lookMs)
    }
  }

  /** Rests until something else happens, at most for so long. */
  const pause = async (else_: Promise<unknown>, milliseconds: number): Promise<void> => {
    const over = new AbortController()
    const resting = clock.sleep(milliseconds, AbortSignal.any([stop, over.signal])).catch(() => undefined)
    await Promise.race([else_, resting])
    over.abort()
  }

  const waitFor = (id: string): Wait => {
    const known = waits.get(id)
    if (known !== undefined) return known
    const { promise, resolve } = Promise.withResolvers<Command>()
    const wait = { waiters: 0, over: promise }
    waits.set(id, wait)
    // A look that fails is everybody's failure, and the next to wait looks anew.
    resolve(
      Promise.resolve()
        .then(() => untilOver(id))
        .catch((error: unknown) => {
          waits.delete(id)
          throw error
        }),
    )
    return wait
  }

  return {
    ended: async (id, until) => {
      const left = until - clock.now().getTime()
      if (left <= 0) return read(id)
      const wait = waitFor(id)
      wait.waiters += 1
      try {
        await pause(wait.over, left)
        return clock.now().getTime() >= until || stop.aborted ? await read(id) : await wait.over
      } finally {
        wait.waiters -= 1
      }
    },
    tell: () => {
      told.resolve()
      told = Promise.withResolvers<void>()
    },
  }
}
