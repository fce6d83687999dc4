import type { RecordKind } from '../../../core/recordKind.js'
import { contactTable } from './contactTable.js'
import { matterTable } from './matterTable.js'
import type { MirrorTable } from './MirrorTable.js'
import { timeEntryTable } from './timeEntryTable.js'
import { userTable } from './userTable.js'

/** The table of every kind. */
export const mirrorTables: { readonly [K in RecordKind]: MirrorTable<K> } = {
  USER: userTable,
  CONTACT: contactTable,
  MATTER: matterTable,
  TIME_ENTRY: timeEntryTable,
}
