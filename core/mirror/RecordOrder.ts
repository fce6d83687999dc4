import type { RecordKind } from '../recordKind.js'

/** What each kind can be sorted by, named as in the GraphQL enums `UserSort`, `ContactSort`, … */
export const recordSorts = {
  USER: ['UPDATED_AT', 'NAME'],
  CONTACT: ['UPDATED_AT', 'DISPLAY_NAME'],
  MATTER: ['UPDATED_AT', 'OPEN_DATE', 'NUMBER', 'TITLE'],
  TIME_ENTRY: ['UPDATED_AT', 'DATE', 'AMOUNT'],
  EXPENSE: ['UPDATED_AT', 'DATE', 'AMOUNT'],
  INVOICE: ['UPDATED_AT', 'ISSUE_DATE', 'DUE_DATE', 'TOTAL', 'BALANCE'],
  PAYMENT: ['UPDATED_AT', 'DATE', 'AMOUNT'],
  TRUST_ACCOUNT: ['UPDATED_AT', 'NAME'],
  TRUST_TRANSACTION: ['UPDATED_AT', 'DATE', 'AMOUNT'],
} as const satisfies Record<RecordKind, readonly string[]>

/** What one kind can be sorted by. */
export type RecordSort<K extends RecordKind = RecordKind> = (typeof recordSorts)[K][number]

/** Rising or falling. Records without a value come last in both. */
export type SortDirection = 'ASC' | 'DESC'

/** How a list is sorted; equal values are sorted by account and vendor id. */
export interface RecordOrder<K extends RecordKind = RecordKind> {
  readonly field: RecordSort<K>
  readonly direction: SortDirection
}
