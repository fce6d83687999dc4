import type { ClientRecord } from '../firm/ClientRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { WireRecord } from './WireRecord.js'

/** A client as the API shows it, with the deprecated `contact_group` and `middle_initial` beside their successors. */
export const renderClient = (firm: MyCaseFirm, record: ClientRecord): WireRecord => ({
  ...record,
  middle_initial: record.middle_name.slice(0, 1),
  contact_group: record.people_group === null ? '' : (firm.peopleGroups.get(String(record.people_group.id))?.name ?? ''),
  cases: firm.casesOfClient(record.id),
})
