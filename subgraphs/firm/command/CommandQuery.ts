import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'
import { MattergraphError } from '../../../core/errors.js'
import { connectionOfEdges } from '../../../schema/connection/connectionOfEdges.js'
import { logBounds } from '../../../schema/connection/logBounds.js'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { readAccountIds } from '../../../schema/query/filters.js'
import type { FirmContext } from '../FirmContext.js'
import { Command } from './Command.js'
import { CommandConnection } from './CommandConnection.js'
import { CommandFilter } from './CommandFilter.js'
import { findCommand } from './findCommand.js'
import { isCommandId } from './isCommandId.js'
import { toCommand } from './toCommand.js'

/** Writes, as they stand. */
@Resolver()
export class CommandQuery {
  @Query(() => Command, { nullable: true, description: 'The command with this id; null where there is none that the key may see.' })
  command(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<object | null> {
    if (!isCommandId(id)) throw new MattergraphError('BAD_USER_INPUT', 'id: expected the id of a command')
    return findCommand(id, context)
  }

  @Query(() => CommandConnection, { description: 'Commands of all accounts the key may see, the latest first.' })
  async commands(
    @Arg('filter', () => CommandFilter, { nullable: true }) filter: CommandFilter | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { reads, commandReader }: FirmContext,
  ): Promise<object> {
    const visible = await reads.accounts()
    const named = readAccountIds(filter?.accountIds)
    const { accountIds: _, ...narrowed } = filter ?? {}
    const list = await commandReader.list({
      tenant: reads.caller.tenant,
      accounts: named?.filter((key) => visible.has(key)) ?? [...visible.keys()],
      filter: narrowed,
      ...logBounds(page),
      after: cursorOf(page.after, 'after'),
      before: cursorOf(page.before, 'before'),
    })
    const edges = list.commands.map((command) => ({ cursor: command.id, node: toCommand(command, visible) }))
    return connectionOfEdges(edges, list)
  }
}

const cursorOf = (cursor: string | null | undefined, argument: string): string | null => {
  if (cursor === null || cursor === undefined) return null
  if (!isCommandId(cursor)) throw new MattergraphError('BAD_USER_INPUT', `${argument} is not a cursor: give one that came with a list`)
  return cursor
}
