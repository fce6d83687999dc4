import type { ChildList } from '../../core/mirror/MirrorReader.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Bind } from './Values.js'

/** Where the records of a list, or of many parents' lists, come from. */
export interface ListScope {
  /** A table `parent` with one row per list and its position. */
  readonly parents: string
  /** Which rows `r` belong to the list of row `parent`. */
  readonly belongs: string
}

const ofAccounts = (alias: string, accounts: readonly AccountKey[], bind: Bind): string =>
  `${alias}.account_key = any(${bind(accounts, 'text[]')})`

/** One list over whole accounts. */
export const accountsScope = (accounts: readonly AccountKey[], bind: Bind): ListScope => ({
  parents: '(select 1 as position) as parent',
  belongs: ofAccounts('r', accounts, bind),
})

const belongsTo = {
  TIME_ENTRIES_OF_MATTER: 'r.account_key = parent.account_key and r.matter_id = parent.vendor_id',
  EXPENSES_OF_MATTER: 'r.account_key = parent.account_key and r.matter_id = parent.vendor_id',
  INVOICES_OF_MATTER: 'r.account_key = parent.account_key and r.matter_ids @> array[parent.vendor_id]',
  // Found by id, as two branches of one union: an "or" over two indexes would read the whole account.
  PAYMENTS_OF_MATTER: `r.account_key = parent.account_key and r.vendor_id in (
    select p.vendor_id from mirror_payment p where p.account_key = parent.account_key and p.matter_id = parent.vendor_id
    union all
    select p.vendor_id from mirror_invoice i join mirror_payment p on p.account_key = parent.account_key and p.invoice_ids @> array[i.vendor_id]
    where i.account_key = parent.account_key and i.matter_ids @> array[parent.vendor_id])`,
  TRUST_TRANSACTIONS_OF_MATTER: 'r.account_key = parent.account_key and r.matter_id = parent.vendor_id',
  PAYMENTS_OF_INVOICE: 'r.account_key = parent.account_key and r.invoice_ids @> array[parent.vendor_id]',
  INVOICES_OF_TIME_ENTRY: `r.account_key = parent.account_key and r.time_entry_ids @> array[parent.vendor_id] and r.status not in ('VOID', 'DELETED')`,
  INVOICES_OF_EXPENSE: `r.account_key = parent.account_key and r.expense_ids @> array[parent.vendor_id] and r.status not in ('VOID', 'DELETED')`,
  MATTERS_OF_CONTACT:
    'r.account_key = parent.account_key and r.vendor_id in (select p.matter_id from mirror_matter_participant p where p.account_key = parent.account_key and p.contact_id = parent.vendor_id)',
} as const satisfies Record<ChildList, string>

/** One list for each parent. */
export const parentsScope = (
  childList: ChildList,
  { parents, accounts }: { readonly parents: readonly RecordKey[]; readonly accounts: readonly AccountKey[] },
  bind: Bind,
): ListScope => ({
  parents: `unnest(${bind(
    parents.map(({ account }) => account),
    'text[]',
  )}, ${bind(
    parents.map(({ vendorId }) => vendorId),
    'text[]',
  )}) with ordinality as parent(account_key, vendor_id, position)`,
  belongs: `${belongsTo[childList]} and ${ofAccounts('parent', accounts, bind)}`,
})
