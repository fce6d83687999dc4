import type { Account } from '../../../core/account/Account.js'
import type { ReportPlace } from '../../../core/report/reportPlace.js'
import type { BookLedger } from '../../../core/report/TrustBooks.js'
import { trustDifferenceClasses } from '../../../core/report/trustDifferenceClasses.js'
import type { TrustDifference } from '../../../core/report/TrustReconciliation.js'

/** A ledger as GraphQL's default resolvers read it. */
export type LedgerRow = BookLedger & { readonly __typename: string; readonly account: Account }

/** A difference as GraphQL's default resolvers read it. */
export type DifferenceRow = Omit<TrustDifference, 'ledger'> & {
  readonly __typename: string
  readonly account: Account
  readonly ledger: LedgerRow | null
}

const idOf = ({ clientId, matterId }: BookLedger): string => JSON.stringify([clientId, matterId])

/** Makes a row of a ledger. */
export const ledgerRow = (ledger: BookLedger, account: Account): LedgerRow => ({
  ...ledger,
  __typename: ledger.clientId === null && ledger.matterId === null ? 'ReconciledFirmLedger' : 'ReconciledClientLedger',
  account,
})

/** Where a ledger stands: the largest balance first. */
export const ledgerPlace = (ledger: BookLedger): ReportPlace => ({ section: '', amount: ledger.balance, id: idOf(ledger) })

/** Makes a row of a difference. */
export const differenceRow = (difference: TrustDifference, account: Account): DifferenceRow => ({
  ...difference,
  __typename: difference.entry !== null ? 'TransactionDifference' : difference.ledger !== null ? 'LedgerDifference' : 'AccountDifference',
  account,
  ledger: difference.ledger && ledgerRow(difference.ledger, account),
})

const classes = Object.keys(trustDifferenceClasses)

/** Where a difference stands: in the order of the classes, the largest amount first. */
export const differencePlace = ({ class: name, amount, entry, ledger }: TrustDifference | DifferenceRow): ReportPlace => ({
  section: String(classes.indexOf(name)).padStart(2, '0'),
  amount,
  id: entry?.vendorId ?? (ledger === null ? '' : idOf(ledger)),
})
