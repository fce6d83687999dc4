import { driftOf } from '../drifts.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { ApiKind, WireRecord } from './WireRecord.js'

/** A record as it leaves: in the documented form, or in the drift variant's that somebody ordered. */
export const asSent = (firm: MyCaseFirm, kind: ApiKind, record: WireRecord): WireRecord =>
  driftOf(firm.kit.faults.drift)?.records?.[kind]?.(record) ?? record
