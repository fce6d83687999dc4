import type { UserError } from '../../account/UserError.js'

/** A wrong input, found while it is read or while what it names is looked up. `path` leads from the input to the field. */
export class InputRefusal extends Error {
  override readonly name = 'InputRefusal'
  readonly userError: UserError

  constructor(code: string, message: string, ...path: readonly string[]) {
    super(message)
    this.userError = { code, message, path: ['input', ...path] }
  }
}

/** Nothing with this id that the key may see. */
export const notFound = (field: string): InputRefusal =>
  new InputRefusal('NOT_FOUND', 'there is no record with this id that the key may see', field)
