import type { RecordKey } from '../../../../core/mirror/RecordKey.js'
import { type AccountKey, parseRecordId } from '../../../../core/recordId.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import { InputRefusal } from './InputRefusal.js'

/** Reads the id of a record of this kind. */
export const readKey = (kind: RecordKind, id: string, field: string): RecordKey => {
  const parsed = parseRecordId(id)
  if (parsed?.kind !== kind) throw new InputRefusal('ID_INVALID', `expected the id of a record of kind ${kind}`, field)
  return { account: parsed.account, vendorId: parsed.vendorId }
}

/** Reads an id that need not be given, of a record of the account that the write is for. */
export const readOptionalKey = (
  kind: RecordKind,
  id: string | null | undefined,
  { field, account }: { readonly field: string; readonly account: AccountKey },
): RecordKey | null => {
  if (id === null || id === undefined) return null
  const key = readKey(kind, id, field)
  if (key.account !== account)
    throw new InputRefusal('OTHER_ACCOUNT', 'the record belongs to another account than the one that is written to', field)
  return key
}
