import { ApiRefusal } from '../api/ApiRefusal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import type { Reference } from '../firm/Reference.js'
import type { Table } from '../firm/Table.js'

/** Refuses references to records that do not exist. */
export const requireExisting = (table: Table<StoredRecord>, references: readonly Reference[] | undefined, pointer: string): void => {
  const missing = references?.find(({ id }) => table.get(String(id)) === undefined)
  if (missing !== undefined) throw new ApiRefusal(422, { description: `There is no record ${String(missing.id)}`, source: { pointer } })
}
