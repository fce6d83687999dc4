import type { MirroredRecords, MirrorRow } from '../../core/mirror/MirrorRow.js'
import { Money } from '../../core/money.js'
import { formatAccountId, formatRecordId } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import { findUtbmsCode } from '../../core/utbms/findUtbmsCode.js'
import { entityTypeName } from '../../schema/node/typeNames.js'

/** A row as GraphQL's default resolvers read it, with the row itself for the resolvers that need more. */
export type Entity<K extends RecordKind = RecordKind> = MirroredRecords[K] & {
  readonly __typename: string
  readonly id: string
  readonly account: { readonly id: string }
  readonly vendor: string
  readonly syncedAt: string
  readonly row: MirrorRow<K>
}

/** Makes an entity of a row. */
export const toEntity = <K extends RecordKind>(row: MirrorRow<K>): Entity<K> => ({
  ...row.record,
  ...derivedFields(row),
  __typename: entityTypeName(row.vendor, row.kind),
  id: formatRecordId({ kind: row.kind, vendor: row.vendor, account: row.account, vendorId: row.record.vendorId }),
  account: { id: formatAccountId(row) },
  vendor: row.vendor,
  syncedAt: row.syncedAt,
  row,
})

/** Makes an entity of a row that may be missing. */
export const toEntityOrNull = <K extends RecordKind>(row: MirrorRow<K> | null): Entity<K> | null => (row === null ? null : toEntity(row))

const isOfKind = <K extends RecordKind>(row: MirrorRow, kind: K): row is MirrorRow<K> => row.kind === kind

/** Fields that follow from others: what a code means, and hours and minutes from whole seconds, to six decimals. */
const derivedFields = (row: MirrorRow): object => {
  if (isOfKind(row, 'EXPENSE')) return { utbmsCode: findUtbmsCode(row.record.expenseCode) }
  if (!isOfKind(row, 'TIME_ENTRY')) return {}
  const seconds = new Money(row.record.durationSeconds)
  return {
    durationMinutes: seconds.div(60).toDecimalPlaces(6).toFixed(),
    hours: seconds.div(3_600).toDecimalPlaces(6).toFixed(),
    utbmsCode: findUtbmsCode(row.record.activityCode),
  }
}
