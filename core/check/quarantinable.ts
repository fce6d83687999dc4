import type { CanonicalRecord } from '../record/CanonicalRecord.js'
import { isNumberTold } from './trustAccountChecks.js'

/**
 * A refused record as it may be kept. A trust account that tells its whole number tells it nowhere else either: neither the number nor the
 * vendor's payload, which holds it too, is kept.
 */
export const quarantinable = (record: CanonicalRecord): CanonicalRecord =>
  'maskedNumber' in record && isNumberTold(record) ? { ...record, maskedNumber: null, raw: null } : record
