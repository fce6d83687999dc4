import type { RecordKey } from '../mirror/RecordKey.js'
import type { AccountKey } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { Vendor } from '../vendor.js'
import type { Change, ChangeAction } from './Change.js'

/** Which changes are wanted. Every field narrows; null and undefined narrow nothing. */
export interface ChangeFilter {
  readonly accounts?: readonly AccountKey[] | null | undefined
  readonly vendors?: readonly Vendor[] | null | undefined
  readonly kinds?: readonly RecordKind[] | null | undefined
  readonly actions?: readonly ChangeAction[] | null | undefined
  readonly records?: readonly (RecordKey & { readonly kind: RecordKind })[] | null | undefined
  /** Changes of these matters and of what belongs to them: time entries, expenses, invoices, payments, trust transactions. */
  readonly matters?: readonly RecordKey[] | null | undefined
}

const isAny = <T>(wanted: readonly T[] | null | undefined, isIt: (one: T) => boolean): boolean =>
  wanted === null || wanted === undefined || wanted.some(isIt)

/** Whether a filter lets a change through: what the change list's own conditions say, said of one change at hand. */
export const isChangeWanted = (filter: ChangeFilter, change: Change): boolean =>
  isAny(filter.accounts, (account) => account === change.account) &&
  isAny(filter.vendors, (vendor) => vendor === change.vendor) &&
  isAny(filter.kinds, (kind) => kind === change.kind) &&
  isAny(filter.actions, (action) => action === change.action) &&
  isAny(
    filter.records,
    ({ kind, account, vendorId }) => kind === change.kind && account === change.account && vendorId === change.vendorId,
  ) &&
  isAny(filter.matters, ({ account, vendorId }) => account === change.account && change.matterIds.includes(vendorId))
