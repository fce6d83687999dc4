import type { Command, CommandKind } from '../../core/command/Command.js'
import { isFinal } from '../../core/command/commandStates.js'
import { isCommandKnown } from '../../prisma/command/isCommandKnown.js'
import { nextDue } from '../../prisma/command/claimCommand.js'
import { FencedOutError, readCommand } from '../../prisma/command/moveCommand.js'
import type { CommandContext } from './CommandRun.js'
import type { CommandRequest, Commands } from './Commands.js'
import { doDueCommand } from './doDueCommand.js'
import { keepCommand } from './keepCommand.js'

/** What commands are done with, and where faults of our own are told. */
export interface CommandsContext extends CommandContext {
  /** How many are done at once. */
  readonly workers: number
  readonly onFault: (error: unknown) => void
}

/** How long a worker rests when nothing is due; other processes may have accepted something meanwhile. */
const restMs = 1_000
/** Between two looks at a command that somebody waits for. */
const lookMs = 50

/** Opens the doing of commands: what earlier processes left is taken up at once. */
export const openCommands = (context: CommandsContext): Commands => {
  const { database, clock, workers, onFault } = context
  const stop = new AbortController()
  let wake = Promise.withResolvers<void>()

  const signal = (): void => {
    wake.resolve()
    wake = Promise.withResolvers<void>()
  }

  const rest = async (): Promise<void> => {
    const due = await nextDue(database)
    const pause = due === null ? restMs : Math.min(restMs, Math.max(lookMs, Date.parse(due) - clock.now().getTime()))
    const ended = new AbortController()
    await Promise.race([wake.promise, clock.sleep(pause, AbortSignal.any([stop.signal, ended.signal])).catch(() => undefined)])
    ended.abort()
  }

  const work = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        if (!(await doDueCommand(context))) await rest()
      } catch (error) {
        if (stop.signal.aborted) return
        // The command stays with its lease until that is over, and is then looked at anew.
        if (!(error instanceof FencedOutError)) onFault(error)
      }
    }
  }
  const working = Array.from({ length: workers }, work)

  const ended = async (id: string, until: number): Promise<Command> => {
    for (;;) {
      const command = await readCommand(database, id)
      if (command === null) throw new Error(`command ${id} is gone`)
      if (isFinal(command.state) || clock.now().getTime() >= until || stop.signal.aborted) return command
      await clock.sleep(lookMs, stop.signal).catch(() => undefined)
    }
  }

  return {
    submit: async <K extends CommandKind>({ waitMs, ...request }: CommandRequest<K>): Promise<Command<K>> => {
      const until = clock.now().getTime() + waitMs
      const { id } = await keepCommand(context, request)
      signal()
      // Kept under this key with this very input: it is of this kind.
      return (await ended(id, until)) as Command<K>
    },
    isKnown: async (tenant, idempotencyKey) => isCommandKnown(database, tenant, idempotencyKey),
    close: async () => {
      stop.abort()
      signal()
      await Promise.all(working)
    },
  }
}
