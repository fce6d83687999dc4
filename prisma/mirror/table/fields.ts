import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { Json } from '../../../core/record/scalars.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { ColumnType, MirrorField } from './MirrorTable.js'

const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A field kept in one column of its own name. */
export const field = <K extends RecordKind>(
  name: keyof CanonicalRecord<K> & string,
  type: ColumnType,
  column: string = columnOf(name),
): MirrorField<K> => ({
  name,
  // Every field of a canonical record is JSON; the compiler cannot see it through the generic index.
  columns: [{ name: column, type, value: (record) => record[name] as Json }],
  select: `r.${column}`,
})

/** The fields every kind begins with. */
export const baseFields = <K extends RecordKind>(): readonly MirrorField<K>[] => [
  field<K>('vendorId', 'text'),
  field<K>('vendorUrl', 'text'),
  field<K>('externalId', 'text'),
  field<K>('createdAt', 'timestamptz'),
  field<K>('updatedAt', 'timestamptz'),
  field<K>('raw', 'json'),
]

/** For kinds whose records belong to no matter. */
export const noMatters = (): string => 'array[]::text[]'
