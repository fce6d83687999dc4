import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Account } from '../../../core/account/Account.js'
import { MattergraphError } from '../../../core/errors.js'
import { parseAccountId, parseRecordId } from '../../../core/recordId.js'
import { reconcileTrust } from '../../../core/report/reconcileTrust.js'
import { sortByPlace } from '../../../core/report/reportPlace.js'
import type { TrustReconciliation as Reconciliation } from '../../../core/report/TrustReconciliation.js'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { recordKeyOf } from '../../../schema/query/recordKeyOf.js'
import type { FirmContext } from '../FirmContext.js'
import { trustAccountStub } from '../record/recordStubs.js'
import { type Stub, stubOf } from '../record/stubOf.js'
import { countQuarantined } from './countQuarantined.js'
import { DifferencePageArguments } from './DifferencePageArguments.js'
import { pageOfRows } from './pageOfRows.js'
import { ReconciledLedgerConnection } from './ReconciledLedgerConnection.js'
import { differencePlace, differenceRow, ledgerPlace, ledgerRow } from './reconciliationRows.js'
import { TrustDifferenceConnection } from './TrustDifferenceConnection.js'
import { TrustReconciliation } from './TrustReconciliation.js'
import { TrustReconciliationArguments } from './TrustReconciliationArguments.js'
import { unreadAccounts } from './unreadAccounts.js'

/** A reconciliation as its resolvers hand it on. */
interface ReconciliationRow extends Reconciliation {
  readonly account: Account
  readonly asOf: string
  readonly trustAccountId: string
  readonly readWhole: boolean
  readonly quarantined: number
}

/** What the report stands on. */
const kinds = ['TRUST_ACCOUNT', 'TRUST_TRANSACTION', 'MATTER'] as const
const mostNamed = 1_000

/** Whether the bank, the books and the clients' ledgers agree. */
@Resolver(() => TrustReconciliation)
export class TrustReconciliationQuery {
  @Query(() => TrustReconciliation, {
    description: `The three-way reconciliation of a trust account on any day, with every difference and its class. Answered from the mirror; NOT_FOUND for a trust account that the key may not see.
The books are all transactions up to the day that count now: what was void or returned by now counts on no day. The ledgers are the vendor's own, brought back to the day. What is outstanding is what the
vendor calls PENDING_CLEARANCE and what the caller names; of all other transactions the vendor does not tell on which day the bank had them, so they count as cleared, and the one whose amount is exactly what is missing is pointed out.`,
  })
  async trustReconciliation(
    @Args(() => TrustReconciliationArguments) {
      accountId,
      trustAccountId,
      asOf,
      bankBalance,
      notOnStatement,
    }: TrustReconciliationArguments,
    @Ctx() context: FirmContext,
  ): Promise<ReconciliationRow> {
    const account = await accountOf(accountId, context)
    const key = recordKeyOf('TRUST_ACCOUNT', trustAccountId, 'trustAccountId')
    const named = readNamed(notOnStatement ?? [], account)
    const [books, unread, quarantined] = await Promise.all([
      key.account === account.key && parseRecordId(trustAccountId)?.vendor === account.vendor
        ? context.reports.trustBooks({
            account: account.key,
            trustAccountId: key.vendorId,
            asOf,
            statement: bankBalance ?? null,
            notOnStatement: named,
          })
        : null,
      unreadAccounts([account], kinds, context),
      countQuarantined([account], kinds, context),
    ])
    if (books === null) throw new MattergraphError('NOT_FOUND', 'trustAccountId: no such trust account of this account')
    return {
      ...reconcileTrust(books, bankBalance ?? null),
      account,
      asOf,
      trustAccountId: key.vendorId,
      readWhole: unread.length === 0,
      quarantined,
    }
  }

  @FieldResolver(() => trustAccountStub.record)
  trustAccount(@Root() { account, trustAccountId }: ReconciliationRow): Stub {
    return stubOf({ kind: 'TRUST_ACCOUNT', vendor: account.vendor, account: account.key, vendorId: trustAccountId })
  }

  @FieldResolver(() => ReconciledLedgerConnection, {
    description: 'Every ledger that is not empty by its transactions or by what the vendor shows; the largest first.',
  })
  ledgers(@Root() { account, ledgers }: ReconciliationRow, @Args(() => PageArguments) page: PageArguments): unknown {
    const rows = ledgers.map((ledger) => ledgerRow(ledger, account))
    return pageOfRows(sortByPlace(rows, ledgerPlace), page, ledgerPlace)
  }

  @FieldResolver(() => TrustDifferenceConnection, {
    description: 'Every difference, and everything that must not be, class by class; empty when all is well.',
  })
  differences(
    @Root() { account, differences }: ReconciliationRow,
    @Args(() => DifferencePageArguments) { classes, ...page }: DifferencePageArguments,
  ): unknown {
    const rows = differences.flatMap((difference) =>
      (classes?.includes(difference.class) ?? true) ? [differenceRow(difference, account)] : [],
    )
    return pageOfRows(sortByPlace(rows, differencePlace), page, differencePlace)
  }
}

const accountOf = async (accountId: string, { reads }: FirmContext): Promise<Account> => {
  const parsed = parseAccountId(accountId)
  if (parsed === undefined) throw new MattergraphError('BAD_USER_INPUT', 'accountId: expected the id of an account')
  const account = (await reads.accounts()).get(parsed.account)
  if (account?.vendor !== parsed.vendor) throw new MattergraphError('NOT_FOUND', 'accountId: no such account, or none this key may see')
  return account
}

/** The vendor ids of the transactions a caller names; one of another account is refused, lest it be overlooked in silence. */
const readNamed = (ids: readonly string[], { key }: Account): readonly string[] => {
  if (ids.length > mostNamed)
    throw new MattergraphError('LIMIT_EXCEEDED', `notOnStatement: at most ${String(mostNamed)} at once, ${String(ids.length)} were named`)
  return ids.map((id) => {
    const { account, vendorId } = recordKeyOf('TRUST_TRANSACTION', id, 'notOnStatement')
    if (account !== key) throw new MattergraphError('BAD_USER_INPUT', 'notOnStatement: expected transactions of the same account')
    return vendorId
  })
}
