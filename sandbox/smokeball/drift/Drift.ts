import type { PaymentLook } from '../pages/PaymentLook.js'

/** The kinds of resource a drift can change. */
export type WireKind = 'matter' | 'contact' | 'staff' | 'fee' | 'stage' | 'firm' | 'expense' | 'invoice' | 'bankAccount' | 'transaction'
/** A record as it is answered. */
export type WireRecord = Readonly<Record<string, unknown>>

/** A way in which the portal leaves its documented form. */
export interface Drift {
  /** What changes, for the page that lists the variants. */
  readonly says: string
  /** Changes one answered record. */
  record?(kind: WireKind, record: WireRecord): WireRecord
  /** Changes the envelope of a list. */
  list?(envelope: WireRecord): unknown
  /** Changes how the pages of payments are written. */
  readonly payments?: Partial<PaymentLook>
}
