import { MattergraphError } from '../../core/errors.js'
import type {
  ContactFilter,
  ExpenseFilter,
  InvoiceFilter,
  MatterFilter,
  PaymentFilter,
  RecordFilters,
  TimeEntryFilter,
  TrustAccountFilter,
  TrustTransactionFilter,
  UserFilter,
} from '../../core/mirror/RecordFilter.js'
import { type AccountKey, parseAccountId } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { ContactFilter as ContactFilterInput } from '../contact/ContactFilter.js'
import type { MatterFilter as MatterFilterInput } from '../matter/MatterFilter.js'
import type { TimeEntryFilter as TimeEntryFilterInput } from '../time-entry/TimeEntryFilter.js'
import type { ExpenseFilter as ExpenseFilterInput } from '../expense/ExpenseFilter.js'
import type { InvoiceFilter as InvoiceFilterInput } from '../invoice/InvoiceFilter.js'
import type { PaymentFilter as PaymentFilterInput } from '../payment/PaymentFilter.js'
import type { TrustAccountFilter as TrustAccountFilterInput } from '../trust-account/TrustAccountFilter.js'
import type { TrustTransactionFilter as TrustTransactionFilterInput } from '../trust-transaction/TrustTransactionFilter.js'
import type { UserFilter as UserFilterInput } from '../user/UserFilter.js'
import { recordKeyOrNull } from './recordKeyOf.js'

/** The filter input of each kind. */
export interface FilterInputs {
  USER: UserFilterInput
  CONTACT: ContactFilterInput
  MATTER: MatterFilterInput
  TIME_ENTRY: TimeEntryFilterInput
  EXPENSE: ExpenseFilterInput
  INVOICE: InvoiceFilterInput
  PAYMENT: PaymentFilterInput
  TRUST_ACCOUNT: TrustAccountFilterInput
  TRUST_TRANSACTION: TrustTransactionFilterInput
}

const matterFilter = ({ accountIds: _, responsibleAttorneyId, clientId, ...same }: MatterFilterInput): MatterFilter => ({
  ...same,
  responsibleAttorney: recordKeyOrNull('USER', responsibleAttorneyId, 'filter.responsibleAttorneyId'),
  client: recordKeyOrNull('CONTACT', clientId, 'filter.clientId'),
})

const contactFilter = ({ accountIds: _, ...same }: ContactFilterInput): ContactFilter => same

const userFilter = ({ accountIds: _, ...same }: UserFilterInput): UserFilter => same

const timeEntryFilter = ({ accountIds: _, matterId, userId, ...same }: TimeEntryFilterInput): TimeEntryFilter => ({
  ...same,
  matter: recordKeyOrNull('MATTER', matterId, 'filter.matterId'),
  user: recordKeyOrNull('USER', userId, 'filter.userId'),
})

const expenseFilter = ({ accountIds: _, matterId, userId, ...same }: ExpenseFilterInput): ExpenseFilter => ({
  ...same,
  matter: recordKeyOrNull('MATTER', matterId, 'filter.matterId'),
  user: recordKeyOrNull('USER', userId, 'filter.userId'),
})

const invoiceFilter = ({ accountIds: _, matterId, clientId, ...same }: InvoiceFilterInput): InvoiceFilter => ({
  ...same,
  matter: recordKeyOrNull('MATTER', matterId, 'filter.matterId'),
  client: recordKeyOrNull('CONTACT', clientId, 'filter.clientId'),
})

const paymentFilter = ({ accountIds: _, matterId, invoiceId, payerId, ...same }: PaymentFilterInput): PaymentFilter => ({
  ...same,
  matter: recordKeyOrNull('MATTER', matterId, 'filter.matterId'),
  invoice: recordKeyOrNull('INVOICE', invoiceId, 'filter.invoiceId'),
  payer: recordKeyOrNull('CONTACT', payerId, 'filter.payerId'),
})

const trustAccountFilter = ({ accountIds: _, ...same }: TrustAccountFilterInput): TrustAccountFilter => same

const trustTransactionFilter = ({
  accountIds: _,
  trustAccountId,
  matterId,
  clientId,
  invoiceId,
  ...same
}: TrustTransactionFilterInput): TrustTransactionFilter => ({
  ...same,
  trustAccount: recordKeyOrNull('TRUST_ACCOUNT', trustAccountId, 'filter.trustAccountId'),
  matter: recordKeyOrNull('MATTER', matterId, 'filter.matterId'),
  client: recordKeyOrNull('CONTACT', clientId, 'filter.clientId'),
  invoice: recordKeyOrNull('INVOICE', invoiceId, 'filter.invoiceId'),
})

/** Reads each kind's filter input in the mirror's words; throws BAD_USER_INPUT for an id that is none. */
export const readFilter = {
  USER: userFilter,
  CONTACT: contactFilter,
  MATTER: matterFilter,
  TIME_ENTRY: timeEntryFilter,
  EXPENSE: expenseFilter,
  INVOICE: invoiceFilter,
  PAYMENT: paymentFilter,
  TRUST_ACCOUNT: trustAccountFilter,
  TRUST_TRANSACTION: trustTransactionFilter,
} as const satisfies { readonly [K in RecordKind]: (input: FilterInputs[K]) => RecordFilters[K] }

/** The accounts a filter names, or null where it names none; throws BAD_USER_INPUT for an id that is no account's. */
export const readAccountIds = (accountIds: readonly string[] | null | undefined): readonly AccountKey[] | null =>
  accountIds?.map((id) => {
    const parsed = parseAccountId(id)
    if (parsed === undefined) throw new MattergraphError('BAD_USER_INPUT', 'filter.accountIds: expected ids of accounts')
    return parsed.account
  }) ?? null
