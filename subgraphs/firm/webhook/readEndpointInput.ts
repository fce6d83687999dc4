import type { Account } from '../../../core/account/Account.js'
import type { ChangeFilter } from '../../../core/change/ChangeFilter.js'
import { readChangeFilter } from '../../../core/change/readChangeFilter.js'
import { MattergraphError } from '../../../core/errors.js'
import type { AccountKey } from '../../../core/recordId.js'
import { InputRefusal } from '../command/input/InputRefusal.js'
import type { ChangeFilter as ChangeFilterInput } from '../change/ChangeFilter.js'

const longestDescription = 500
const longestList = 200

/** Reads a description; throws an InputRefusal for one that is too long. */
export const readDescription = (text: string | null | undefined): string | null => {
  if (text === null || text === undefined || text.trim() === '') return null
  if (text.length > longestDescription)
    throw new InputRefusal(
      'TEXT_TOO_LONG',
      `description has ${String(text.length)} characters: at most ${String(longestDescription)}`,
      'description',
    )
  return text
}

/** Reads what an endpoint is to be told; throws an InputRefusal for what is not there and for lists that are too long. */
export const readEndpointFilter = (
  input: ChangeFilterInput | null | undefined,
  visible: ReadonlyMap<AccountKey, Account>,
): ChangeFilter | null => {
  if (input === null || input === undefined) return null
  for (const [name, list] of Object.entries(input))
    if (Array.isArray(list) && list.length > longestList)
      throw new InputRefusal('LIST_TOO_LONG', `${name} has ${String(list.length)} entries: at most ${String(longestList)}`, 'filter', name)
  const filter = orRefusal(input)
  const accounts = [...(filter.accounts ?? []), ...[...(filter.records ?? []), ...(filter.matters ?? [])].map(({ account }) => account)]
  if (!accounts.every((account) => visible.has(account)))
    throw new InputRefusal('NOT_FOUND', 'the filter names an account, or a record of an account, that the key may not see', 'filter')
  const isNarrow = Object.values(filter).some((list) => list !== null && list !== undefined)
  return isNarrow ? filter : null
}

/** The change log's own reader speaks to whoever wrote a query; here its word belongs to the input. */
const orRefusal = (input: ChangeFilterInput): ChangeFilter => {
  try {
    return readChangeFilter(input)
  } catch (error) {
    if (error instanceof MattergraphError) throw new InputRefusal('ID_INVALID', error.message, 'filter')
    throw error
  }
}
