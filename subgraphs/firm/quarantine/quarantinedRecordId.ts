import type { QuarantineKey } from '../../../core/quarantine/QuarantineReader.js'
import { formatRecordId, parseRecordId } from '../../../core/recordId.js'
import type { Vendor } from '../../../core/vendor.js'

/** The global id of one reason against one record: `qua_invoice.total_inv_clio_7k2m_14201`. */
export const formatQuarantinedRecordId = (record: QuarantineKey & { readonly vendor: Vendor }): string =>
  `qua_${record.reason}_${formatRecordId(record)}`

/** Reads such an id; undefined where the text is none. */
export const parseQuarantinedRecordId = (text: string): (QuarantineKey & { readonly vendor: Vendor }) | undefined => {
  const [, reason, recordId] = /^qua_([a-z]+(?:[-.][a-z]+)*)_(.+)$/.exec(text) ?? []
  const record = recordId === undefined ? undefined : parseRecordId(recordId)
  return record === undefined || reason === undefined ? undefined : { ...record, reason }
}
