import type { AccountKey } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { DecimalString, Instant } from '../record/scalars.js'
import type { MirrorRow } from './MirrorRow.js'
import type { RecordFilters } from './RecordFilter.js'
import type { RecordKey } from './RecordKey.js'
import type { PageRequest, RecordList } from './RecordList.js'
import type { RecordOrder } from './RecordOrder.js'

/** The lists that hang on a record, with the kind of the parent and of what is listed. */
export const childLists = {
  /** The time worked on a matter. */
  TIME_ENTRIES_OF_MATTER: { parent: 'MATTER', child: 'TIME_ENTRY' },
  /** The money spent on a matter. */
  EXPENSES_OF_MATTER: { parent: 'MATTER', child: 'EXPENSE' },
  /** The invoices a matter is on. */
  INVOICES_OF_MATTER: { parent: 'MATTER', child: 'INVOICE' },
  /** The payments for a matter, or for an invoice it is on. */
  PAYMENTS_OF_MATTER: { parent: 'MATTER', child: 'PAYMENT' },
  /** The movements of a matter's trust money. */
  TRUST_TRANSACTIONS_OF_MATTER: { parent: 'MATTER', child: 'TRUST_TRANSACTION' },
  /** The payments that settle an invoice, in part or in whole. */
  PAYMENTS_OF_INVOICE: { parent: 'INVOICE', child: 'PAYMENT' },
  /** The invoices, void ones aside, that a time entry is on. */
  INVOICES_OF_TIME_ENTRY: { parent: 'TIME_ENTRY', child: 'INVOICE' },
  /** The invoices, void ones aside, that an expense is on. */
  INVOICES_OF_EXPENSE: { parent: 'EXPENSE', child: 'INVOICE' },
  /** The matters a contact has any role on, the client's included. */
  MATTERS_OF_CONTACT: { parent: 'CONTACT', child: 'MATTER' },
} as const satisfies Record<string, { parent: RecordKind; child: RecordKind }>

/** A list that hangs on a record. */
export type ChildList = keyof typeof childLists
/** The kind a child list lists. */
export type ChildKind<L extends ChildList> = (typeof childLists)[L]['child']

/** Which records, in which order, which part of them. */
export interface ListRequest<K extends RecordKind> {
  /** The accounts the caller may see; nothing of any other account is ever given or counted. */
  readonly accounts: readonly AccountKey[]
  readonly filter?: RecordFilters[K] | null | undefined
  /** Latest change first where none is given. */
  readonly order?: RecordOrder<K> | null | undefined
  readonly page: PageRequest
  /** Whether totalCount is wanted; counting costs more than a page. */
  readonly withTotal: boolean
  /** Whether the vendors' payloads are wanted; without them `raw` is null. They are wanted unless this says no. */
  readonly withRaw?: boolean | undefined
}

/** The kinds whose records a matter's totals are made from. */
export const summedKinds = ['TIME_ENTRY', 'EXPENSE', 'INVOICE', 'TRUST_TRANSACTION'] as const satisfies readonly RecordKind[]

/** What a matter's records add up to, in the account's currency. */
export interface MatterTotals {
  /** Seconds of billable time that is UNBILLED. */
  readonly unbilledSeconds: number
  /** The amounts of that time and of billable expenses that are UNBILLED. */
  readonly unbilledAmount: DecimalString
  /** The matter's part of what is open on issued invoices. */
  readonly outstandingBalance: DecimalString
  /** The sum of its trust transactions that count. */
  readonly trustBalance: DecimalString
  /** The trust account with the latest of these transactions; null where there is none. */
  readonly trustAccountId: string | null
  /** When the oldest copy of each kind was read that is in these sums; null where there is none. */
  readonly oldestSyncedAt: Readonly<Record<(typeof summedKinds)[number], Instant | null>>
}

/**
 * What the mirror answers. Records the vendor no longer has are in no list and no sum.
 * Lists throw MattergraphError BAD_USER_INPUT for a cursor that is not one of this list's, and for a page that is not one.
 */
export interface MirrorReader {
  /** One row per key, in the keys' order; null where the mirror never had it. Tombstones are given, with deletedAt. Without `withRaw` the vendors' payloads are left null. One statement. */
  readMany<K extends RecordKind>(
    kind: K,
    keys: readonly RecordKey[],
    options?: { readonly withRaw: boolean },
  ): Promise<readonly (MirrorRow<K> | null)[]>
  /** One part of a list. One statement. */
  list<K extends RecordKind>(kind: K, request: ListRequest<K>): Promise<RecordList<K>>
  /** The same part of many parents' lists, one per parent in the parents' order. One statement. */
  listByParents<L extends ChildList>(
    childList: L,
    parents: readonly RecordKey[],
    request: ListRequest<ChildKind<L>>,
  ): Promise<readonly RecordList<ChildKind<L>>[]>
  /** The totals of each matter, in the matters' order; zero where there is nothing. One statement. */
  matterTotals(matters: readonly RecordKey[]): Promise<readonly MatterTotals[]>
}
