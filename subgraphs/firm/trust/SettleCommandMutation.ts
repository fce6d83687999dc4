import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { MattergraphError } from '../../../core/errors.js'
import { InputRefusal, notFound } from '../command/input/InputRefusal.js'
import { readText } from '../command/input/readText.js'
import { isCommandId } from '../command/isCommandId.js'
import { toCommand } from '../command/toCommand.js'
import type { FirmContext } from '../FirmContext.js'
import { CommandPayload } from './CommandPayload.js'
import { SettleCommandInput } from './SettleCommandInput.js'

/** Saying what became of money that nobody could tell of. */
@Resolver()
export class SettleCommandMutation {
  @Mutation(() => CommandPayload, {
    description:
      'Says what became of a write of money that is NEEDS_REVIEW, after a person looked at the vendor: until then what it holds counts as gone. The command stays as it is. Needs the scope operate; it is in the audit log.',
  })
  async settleCommand(
    @Arg('input', () => SettleCommandInput) { id, finding, rationale }: SettleCommandInput,
    @Ctx() { reads, commands, commandReader }: FirmContext,
  ): Promise<CommandPayload> {
    const { tenant, key: actor, scopes } = reads.caller
    if (!scopes.includes('operate'))
      throw new MattergraphError('FORBIDDEN', 'saying what became of a write needs the scope operate, which this key lacks')
    try {
      if (!isCommandId(id)) throw new InputRefusal('ID_INVALID', 'expected the id of a command', 'id')
      const visible = await reads.accounts()
      const command = await commandReader.find(id, { tenant, accounts: [...visible.keys()] })
      if (command === null) throw notFound('id')
      const by = { tenant, actor, rationale: readText(rationale, 'rationale') }
      if (!(await commands.money.settle(id, command.account, { finding, by })))
        throw new InputRefusal('NOTHING_TO_SETTLE', 'the command holds no money that nobody can tell of', 'id')
      return { command: toCommand(command, visible), userErrors: [] }
    } catch (error) {
      if (error instanceof InputRefusal) return { command: null, userErrors: [error.userError] }
      throw error
    }
  }
}
