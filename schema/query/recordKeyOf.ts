import { MattergraphError } from '../../core/errors.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import { parseRecordId } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'

/** Reads the id of a record of one kind out of an argument; throws BAD_USER_INPUT, naming the argument, for any other text. */
export const recordKeyOf = (kind: RecordKind, id: string, argument: string): RecordKey => {
  const parsed = parseRecordId(id)
  if (parsed?.kind === kind) return { account: parsed.account, vendorId: parsed.vendorId }
  throw new MattergraphError('BAD_USER_INPUT', `${argument}: expected the id of a record of kind ${kind}`)
}

/** The same for an argument that may be left out. */
export const recordKeyOrNull = (kind: RecordKind, id: string | null | undefined, argument: string): RecordKey | null =>
  id === null || id === undefined ? null : recordKeyOf(kind, id, argument)
