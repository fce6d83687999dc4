import { Arg, Ctx, ID, Resolver, Subscription } from 'type-graphql'
import { MattergraphError } from '../../../core/errors.js'
import type { FirmContext } from '../FirmContext.js'
import { eventOf } from '../subscription/eventOf.js'
import { heardAtGateway } from '../subscription/heardAtGateway.js'
import { Command } from './Command.js'
import { toCommand } from './toCommand.js'

/** One write, as it goes on. */
@Resolver()
export class CommandSubscription {
  @Subscription(() => Command, {
    ...heardAtGateway,
    description: 'The command as it stands now, and again each time it moves; ends after its final state.',
  })
  async commandChanged(@Arg('id', () => ID) _id: string, @Ctx() context: FirmContext): Promise<object> {
    const { command } = eventOf(context, 'COMMAND')
    const visible = await context.reads.accounts()
    const { tenant } = context.reads.caller
    if (command.tenant !== tenant || !visible.has(command.account)) throw new MattergraphError('NOT_FOUND', 'there is no such command')
    return toCommand(command, visible)
  }
}
