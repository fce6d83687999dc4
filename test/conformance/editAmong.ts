import type { RecordKind } from '../../core/recordKind.js'
import type { PortalEdit } from './VendorUnderTest.js'

/** The edit of a kind; throws where the table has none. */
export const editAmong = (edits: Partial<Readonly<Record<RecordKind, PortalEdit>>>, kind: RecordKind): PortalEdit => {
  const edit = edits[kind]
  if (edit === undefined) throw new Error(`no edit of a ${kind} is known at this portal`)
  return edit
}
