import type { CommandError } from '../../core/command/Command.js'
import { errorCatalogue, type MattergraphError } from '../../core/errors.js'

/** An error as a command keeps it. */
export const commandError = ({ code, message, outcome }: Pick<MattergraphError, 'code' | 'message' | 'outcome'>): CommandError => {
  const { retriable, actor } = errorCatalogue[code]
  return { code, message, retriable, outcome, actor }
}
