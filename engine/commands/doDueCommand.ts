import { unwatched } from '../../core/instruments/unwatched.js'
import { vendors } from '../../core/vendor.js'
import { claimCommand } from '../../prisma/command/claimCommand.js'
import type { CommandContext } from './CommandContext.js'
import { CommandRun } from './CommandRun.js'
import { inStage } from './inStage.js'
import { leaseFrom } from './lease.js'

/** Takes the command that has been due longest as far as it goes now; false where none is due. Throws FencedOutError when it took so long that another worker has it. */
export const doDueCommand = async (context: CommandContext): Promise<boolean> => {
  const now = context.clock.now().getTime()
  const claimed = await inStage(context, 'CLAIM', () =>
    claimCommand(context.database, { vendors: context.vendors ?? vendors, now: new Date(now).toISOString(), leaseUntil: leaseFrom(now) }),
  )
  if (claimed === null) return false
  const { command, traceParent = null } = claimed
  const { turn } = context.instruments ?? unwatched.commands
  await turn({ kind: command.kind, traceParent }, async () => {
    const run = new CommandRun(context, claimed)
    await run.go()
    return run.state
  })
  return true
}
