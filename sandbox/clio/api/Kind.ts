import type { ClioFirm } from '../ClioFirm.js'
import type { ClioUser } from '../records/ClioUser.js'

/** A stored record or a part of one. */
export type Stored = Readonly<Record<string, unknown>>

/** Who asks, and under which version of the API. */
export interface Asker {
  readonly user: ClioUser
  /** The last part of `4.0.X`. */
  readonly version: number
}

/** A field that holds other records and may be opened with braces. */
export interface NestedField {
  readonly kind: KindName
  readonly many: boolean
  /** What stands there, before selection. Null where there is nothing. */
  of(record: Stored, firm: ClioFirm, asker: Asker): unknown
}

/** What the `fields` parameter may name on one kind of record. */
export interface Kind {
  /** Fields returned when none are named. */
  readonly defaults: readonly string[]
  /** Plain fields, or null where any name is accepted because the portal holds nothing of the kind. */
  readonly plain: readonly string[] | null
  readonly nested: Readonly<Record<string, NestedField>>
  /** Plain fields that are worked out when they are asked for. */
  readonly computed?: Readonly<Record<string, (record: Stored, firm: ClioFirm) => unknown>>
  /** What this asker sees of a record; the record itself where nothing is hidden. */
  readonly redact?: (record: Stored, asker: Asker) => Stored
  /** False where the asker may not see the record at all. */
  readonly isVisible?: (record: Stored, asker: Asker) => boolean
}

/** Every kind. */
export type KindName =
  | 'user'
  | 'account'
  | 'contact'
  | 'emailAddress'
  | 'phoneNumber'
  | 'address'
  | 'paymentProfile'
  | 'matter'
  | 'matterContact'
  | 'customRate'
  | 'task'
  | 'practiceArea'
  | 'matterStage'
  | 'customField'
  | 'customFieldValue'
  | 'picklistOption'
  | 'relationship'
  | 'activity'
  | 'activityDescription'
  | 'expenseCategory'
  | 'utbmsCode'
  | 'bill'
  | 'billDiscount'
  | 'billInterest'
  | 'billBalance'
  | 'matterTotal'
  | 'lineItem'
  | 'allocation'
  | 'polymorphicObject'
  | 'creditMemo'
  | 'bankAccount'
  | 'bankTransaction'
  | 'accountBalance'
  | 'protectedFund'
  | 'trustLineItem'
  | 'currency'
  | 'group'
  | 'billingSetting'
  | 'unheld'
