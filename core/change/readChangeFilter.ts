import { MattergraphError } from '../errors.js'
import { parseAccountId, parseRecordId } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { Vendor } from '../vendor.js'
import type { ChangeAction } from './Change.js'
import type { ChangeFilter } from './ChangeFilter.js'

/** A filter of changes as clients write it: with global ids. Null and absent mean no limit. */
export interface ChangeFilterInput {
  readonly accountIds?: readonly string[] | null | undefined
  readonly vendors?: readonly Vendor[] | null | undefined
  readonly kinds?: readonly RecordKind[] | null | undefined
  readonly actions?: readonly ChangeAction[] | null | undefined
  readonly recordIds?: readonly string[] | null | undefined
  readonly matterIds?: readonly string[] | null | undefined
}

const read = <T>(
  ids: readonly string[] | null | undefined,
  parse: (id: string) => T | undefined,
  fault: string,
): readonly T[] | null | undefined =>
  ids?.map((id) => {
    const parsed = parse(id)
    if (parsed === undefined) throw new MattergraphError('BAD_USER_INPUT', fault)
    return parsed
  })

/** Reads a filter's ids; throws BAD_USER_INPUT for one that is none. */
export const readChangeFilter = (input: ChangeFilterInput | null | undefined): ChangeFilter => ({
  accounts: read(input?.accountIds, (id) => parseAccountId(id)?.account, 'filter.accountIds: expected ids of accounts'),
  vendors: input?.vendors,
  kinds: input?.kinds,
  actions: input?.actions,
  records: read(input?.recordIds, parseRecordId, 'filter.recordIds: expected ids of records'),
  matters: read(
    input?.matterIds,
    (id) => {
      const record = parseRecordId(id)
      return record?.kind === 'MATTER' ? record : undefined
    },
    'filter.matterIds: expected ids of matters',
  ),
})
