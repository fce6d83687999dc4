import { claimCommand } from '../../prisma/command/claimCommand.js'
import { type CommandContext, CommandRun } from './CommandRun.js'

/** Longer than any write with its read-back takes: an HTTP request that hangs, and a vendor that settles. */
const leaseMs = 180_000

/** Takes the command that has been due longest as far as it goes now; false where none is due. Throws FencedOutError when it took so long that another worker has it. */
export const doDueCommand = async (context: CommandContext): Promise<boolean> => {
  const now = context.clock.now().getTime()
  const leaseUntil = new Date(now + leaseMs).toISOString()
  const claimed = await claimCommand(context.database, { now: new Date(now).toISOString(), leaseUntil })
  if (claimed === null) return false
  await new CommandRun(context, claimed).go()
  return true
}
