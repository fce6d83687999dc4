import type { StoredRecord } from '../../portal/Collection.js'
import type { Ticks } from './ticks.js'

/** A time entry or a fixed fee, as stored. Amounts are computed when it is answered. */
export interface SmokeballFee extends StoredRecord {
  readonly id: string
  readonly versionId: string
  readonly matterId: string
  readonly staffId: string
  /** 0 fixed, 1 time. */
  readonly feeType: 0 | 1
  readonly feeDate: string
  readonly subject: string
  readonly description: string
  readonly activityCode?: string
  readonly utbmsTaskCode?: string
  /** Minutes billed. */
  readonly duration: number
  /** Minutes worked. */
  readonly durationWorked: number
  /** Dollars an hour, or the amount of a fixed fee. */
  readonly rate: number
  /** Whether no tax is on it; absent where nobody said so. */
  readonly taxExempt?: boolean
  readonly isBillable: boolean
  readonly isWrittenOff: boolean
  readonly finalized: boolean
  readonly isInvoicedExternally: boolean
  readonly invoiceId?: string
  readonly isDeleted: boolean
  readonly createdByUserId: string
  readonly created: Ticks
  /** Never answered; it is what `UpdatedSince` compares. */
  readonly lastUpdated: Ticks
}
