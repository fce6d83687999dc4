import type { StoredRecord } from '../../portal/Collection.js'
import type { Table } from '../firm/Table.js'
import { ApiRefusal } from './ApiRefusal.js'

/** The record with this id, or 404. */
export const existing = <T extends StoredRecord>(table: Table<T>, id: string): T => {
  const record = table.get(id)
  if (record === undefined) throw new ApiRefusal(404, { description: 'Not found' })
  return record
}
