import type { StoredRecord } from '../../portal/Collection.js'
import { portion } from '../../world/ledger/cents.js'
import type { Ticks } from './ticks.js'

/** An expense as stored. Its amount is computed when it is answered. */
export interface SmokeballExpense extends StoredRecord {
  readonly id: string
  readonly versionId: string
  readonly matterId: string
  readonly staffId?: string
  readonly expenseDate: string
  readonly subject: string
  readonly description: string
  /** The firm's own code. */
  readonly activityCode?: string
  /** A UTBMS expense code. */
  readonly utbmsTaskCode?: string
  readonly costType: 'Hard' | 'Soft'
  readonly quantityThousandths: number
  readonly priceCents: number
  readonly taxExempt: boolean
  readonly isBillable: boolean
  readonly isWrittenOff: boolean
  readonly finalized: boolean
  readonly isInvoicedExternally: boolean
  readonly invoiceId?: string
  readonly isDeleted: boolean
  readonly createdByUserId: string
  /** Never answered; it is what `UpdatedSince` compares. */
  readonly lastUpdated: Ticks
}

/** Price × quantity, half a cent up. */
export const expenseCents = ({ priceCents, quantityThousandths }: Pick<SmokeballExpense, 'priceCents' | 'quantityThousandths'>): number =>
  portion(priceCents, quantityThousandths, 1000)
