import type { FirmContext } from '../FirmContext.js'
import { toCommand } from './toCommand.js'

/** A command by its id; null where there is none that the caller may see. */
export const findCommand = async (id: string, { reads, commandReader }: FirmContext): Promise<object | null> => {
  const visible = await reads.accounts()
  const command = await commandReader.find(id, { tenant: reads.caller.tenant, accounts: [...visible.keys()] })
  return command && toCommand(command, visible)
}
