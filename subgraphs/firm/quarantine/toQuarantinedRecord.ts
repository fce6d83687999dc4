import type { Account } from '../../../core/account/Account.js'
import type { QuarantinedRecord } from '../../../core/quarantine/QuarantineReader.js'
import { type AccountKey, formatRecordId } from '../../../core/recordId.js'
import { formatQuarantinedRecordId } from './quarantinedRecordId.js'

/** A reason against a record as GraphQL's default resolvers read it. */
export const toQuarantinedRecord = (record: QuarantinedRecord, visible: ReadonlyMap<AccountKey, Account>): object => ({
  ...record,
  __typename: 'QuarantinedRecord',
  id: formatQuarantinedRecordId(record),
  recordId: formatRecordId(record),
  account: visible.get(record.account),
})
