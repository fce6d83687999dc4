import type { Change } from '../change/Change.js'
import { formatChangeId } from '../change/changeId.js'
import type { MirrorRow } from '../mirror/MirrorRow.js'
import { formatAccountId, formatRecordId } from '../recordId.js'
import { renderRecord } from './renderRecord.js'

/** A record whose text is longer is left out: the message says so, and the record can be asked for by its id. */
const longestRecord = 262_144

/** The type of a change's message: `matter.updated`, `trust_transaction.created`. */
export const changeMessageType = ({ kind, action }: Pick<Change, 'kind' | 'action'>): string =>
  `${kind.toLowerCase()}.${action.toLowerCase()}`

/** The body that tells of a change, as JSON. With a record (null where it is gone) it is a full one. */
export const changeMessage = (change: Change, record?: MirrorRow | null): string => {
  const { account, vendor, kind, vendorId, action, changedFields, source, observedAt } = change
  const data = {
    changeId: formatChangeId(change.position),
    kind,
    action,
    recordId: formatRecordId({ kind, vendor, account, vendorId }),
    accountId: formatAccountId({ vendor, account }),
    vendor,
    changedFields,
    source,
    observedAt,
  }
  return JSON.stringify({
    type: changeMessageType(change),
    timestamp: observedAt,
    data: record === undefined ? data : { ...data, ...recordPart(change, record) },
  })
}

const recordPart = (change: Change, row: MirrorRow | null): object => {
  if (row === null || row.deletedAt !== null) return { record: null }
  const id = formatRecordId(change)
  const record = { id, ...renderRecord(row.record, change), syncedAt: row.syncedAt }
  return JSON.stringify(record).length > longestRecord ? { record: null, recordLeftOut: 'TOO_LARGE' } : { record }
}
