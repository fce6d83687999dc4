import type { Bus } from '../../core/Bus.js'
import type { Command, CommandKind } from '../../core/command/Command.js'
import { vendors as allVendors } from '../../core/vendor.js'
import { nextDue } from '../../prisma/command/claimCommand.js'
import { FencedOutError } from '../../prisma/command/moveCommand.js'
import type { CommandContext } from './CommandContext.js'
import type { CommandRequest, Commands, Submission } from './Commands.js'
import { doDueCommand } from './doDueCommand.js'
import { inStage } from './inStage.js'
import { openMoneyDecisions } from './money/openMoneyDecisions.js'
import { openKeeper } from './openKeeper.js'
import { watchEnds } from './watchEnds.js'

/** What commands are done with, and where faults of our own are told. */
export interface CommandsContext extends CommandContext {
  /** How many are done at once; none where other processes do them. */
  readonly workers: number
  readonly onFault: (error: unknown) => void
  /** Heard by the processes that do commands when one may be due; absent where this is the only one. */
  readonly bell?: Bus
}

/** How long a worker rests when nothing is due; other processes may have accepted something meanwhile. */
const restMs = 1_000
/** The shortest rest. */
const shortestRestMs = 50

/** Opens the doing of commands: what earlier processes left is taken up at once. */
export const openCommands = (context: CommandsContext): Commands => {
  const { database, clock, workers, vendors = allVendors, bell, onFault } = context
  const stop = new AbortController()
  const ends = watchEnds(context, stop.signal)
  const keeper = openKeeper(context)
  /** Workers that rest, each with what wakes it. */
  const resting = new Set<() => void>()
  let isSignalled = false

  /** Wakes one worker: all of them would ask for the one command that is there. Where none rests, the next that would does not. */
  const signal = (): void => {
    const [wake] = resting
    if (wake === undefined) isSignalled = true
    else {
      resting.delete(wake)
      wake()
    }
  }

  const stopListening = bell?.onWake(signal)

  const rest = async (): Promise<void> => {
    if (isSignalled) {
      isSignalled = false
      return
    }
    const { promise: woken, resolve: wake } = Promise.withResolvers<void>()
    resting.add(wake)
    const ended = new AbortController()
    try {
      const due = await nextDue(database, vendors)
      const pause = due === null ? restMs : Math.min(restMs, Math.max(shortestRestMs, Date.parse(due) - clock.now().getTime()))
      await Promise.race([woken, clock.sleep(pause, AbortSignal.any([stop.signal, ended.signal])).catch(() => undefined)])
    } finally {
      ended.abort()
      resting.delete(wake)
    }
  }

  const work = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        // After one the same worker looks again: the next of an account's line may be due by its end.
        if (await doDueCommand(context)) ends.tell()
        else await rest()
      } catch (error) {
        if (stop.signal.aborted) return
        // The command stays with its lease until that is over, and is then looked at anew.
        if (!(error instanceof FencedOutError)) onFault(error)
      }
    }
  }
  const working = Array.from({ length: workers }, work)

  return {
    submit: async <K extends CommandKind>({ waitMs, ...asking }: CommandRequest<K>): Promise<Submission<K>> => {
      const until = clock.now().getTime() + waitMs
      const keeping = await keeper.keep(asking)
      if (keeping.outcome === 'REFUSED') return keeping
      signal()
      bell?.wake()
      const command: Command = await inStage(context, 'ANSWER', () => ends.ended(keeping.command.id, until))
      // Kept under this key with this very input: it is of this kind.
      return { outcome: 'KEPT', command: command as Command<K> }
    },
    check: (request) => keeper.judge(request),
    money: openMoneyDecisions(context),
    close: async () => {
      stop.abort()
      stopListening?.()
      signal()
      await Promise.all(working)
    },
  }
}
