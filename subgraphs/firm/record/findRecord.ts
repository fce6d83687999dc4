import { MattergraphError } from '../../../core/errors.js'
import { parseRecordId } from '../../../core/recordId.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { FirmContext } from '../FirmContext.js'
import { type Stub, stubOf } from './stubOf.js'

/** The stub of a record by its global id; null for an account the caller may not see. Throws BAD_USER_INPUT for an id of another kind, or none at all. */
export const findRecord = async (kind: RecordKind, id: string, { reads }: FirmContext): Promise<Stub | null> => {
  const parsed = parseRecordId(id)
  if (parsed?.kind !== kind) throw new MattergraphError('BAD_USER_INPUT', `id: expected the id of a record of kind ${kind}`)
  const account = (await reads.accounts()).get(parsed.account)
  if (account?.vendor !== parsed.vendor) return null
  // What the mirror and the vendor both lack must be null here already: a query for the id alone never reaches the vendor's subgraph.
  return (await reads.record(kind, parsed)) === null ? null : stubOf(parsed)
}
