import type { SmokeballTransaction } from '../records/SmokeballTransaction.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'

/** Money that is to leave a client's ledger. */
export interface Taking extends Pick<
  SmokeballTransaction,
  'bankAccountId' | 'payorId' | 'type' | 'effectiveDate' | 'reference' | 'reason' | 'description' | 'note'
> {
  readonly matterId: string
  readonly cents: number
}

/** What a ledger holds, in cents, less what is protected. */
const availableIn = (
  firm: SmokeballFirm,
  { bankAccountId, matterId, payorId }: Pick<Taking, 'bankAccountId' | 'matterId' | 'payorId'>,
): number => {
  const held = firm.books.holdingsIn(bankAccountId).find((one) => one.matterId === matterId && one.payorId === payorId)
  return (held?.cents ?? 0) - (held?.protectedCents ?? 0)
}

/** The transaction that takes money out of trust; it is not entered yet. Refused where the ledger has less available than that (assumed: the app offers no more than there is). */
export const takeFromTrust = (firm: SmokeballFirm, { cents, ...taking }: Taking): SmokeballTransaction => {
  if (firm.books.bankAccounts.get(taking.bankAccountId)?.status === 1) throw new Error('bankAccountId: the account is closed')
  if (cents > availableIn(firm, taking)) throw new Error('amount: more than is available in trust')
  return { ...taking, id: firm.newId(), amountCents: 0 - cents, entered: firm.now(), lastUpdated: firm.now() }
}
