import type { MatterRecord } from '../../../../core/record/Matter.js'
import type { TrustLedger } from '../../../../core/record/TrustAccount.js'
import type { FirmContext } from '../../FirmContext.js'
import { InputRefusal } from '../input/InputRefusal.js'
import { readKey, readOptionalKey } from '../input/readKey.js'
import { readOptionalText } from '../input/readText.js'
import { requireRecord } from '../input/requireRecord.js'
import type { ReadWrite } from '../submitWrite.js'
import { readAmount } from './readMoney.js'
import type { RecordTrustDisbursementInput } from './RecordTrustDisbursementInput.js'

/** Reads a disbursement that shall be recorded. */
export const readTrustDisbursement = (input: RecordTrustDisbursementInput, context: FirmContext): ReadWrite<'recordTrustDisbursement'> => {
  const trustAccount = readKey('TRUST_ACCOUNT', input.trustAccountId, 'trustAccountId')
  const { account } = trustAccount
  const matter = readOptionalKey('MATTER', input.matterId, { field: 'matterId', account })
  const payee = readOptionalKey('CONTACT', input.payeeId, { field: 'payeeId', account })
  const payeeName = readOptionalText(input.payeeName, 'payeeName')
  if (matter === null) throw new InputRefusal('ID_INVALID', 'expected the id of a record of kind MATTER', 'matterId')
  if (payee === null && payeeName === null) throw new InputRefusal('PAYEE_MISSING', 'give payeeId, payeeName or both', 'payeeName')
  const named = {
    trustAccountId: trustAccount.vendorId,
    matterId: matter.vendorId,
    payeeId: payee?.vendorId ?? null,
    amount: readAmount(input.amount),
    date: input.date,
    reference: readOptionalText(input.reference, 'reference'),
    memo: readOptionalText(input.memo, 'memo'),
  }
  return {
    kind: 'recordTrustDisbursement',
    account,
    asked: { ...named, payeeName },
    resolve: async () => {
      const { ledgers } = (await requireRecord(context, 'TRUST_ACCOUNT', { key: trustAccount, field: 'trustAccountId' })).record
      const { record } = await requireRecord(context, 'MATTER', { key: matter, field: 'matterId' })
      const contact = payee && (await requireRecord(context, 'CONTACT', { key: payee, field: 'payeeId' })).record
      return { ...named, clientId: ownerIn(ledgers, record), payeeName: payeeName ?? contact?.displayName ?? '' }
    },
  }
}

/** Whose money for a matter is paid out: its client's, or that of the one other client for whom money is held there. */
const ownerIn = (ledgers: readonly TrustLedger[], { vendorId, clientId }: MatterRecord): string => {
  const owners = ledgers.flatMap((ledger) => (ledger.matterId === vendorId && ledger.clientId !== null ? [ledger.clientId] : []))
  const [other, ...more] = owners
  const owner = clientId !== null && (owners.includes(clientId) || owners.length === 0) ? clientId : more.length === 0 ? other : clientId
  if (owner === undefined || owner === null)
    throw new InputRefusal('CLIENT_MISSING', 'the matter has no client whose money could be paid out', 'matterId')
  return owner
}
