import type { RecordKey } from '../../../../core/mirror/RecordKey.js'
import type { TrustLedger } from '../../../../core/record/TrustAccount.js'
import type { FirmContext } from '../../FirmContext.js'
import { InputRefusal } from '../input/InputRefusal.js'
import { readKey, readOptionalKey } from '../input/readKey.js'
import { readOptionalText } from '../input/readText.js'
import { requireRecord } from '../input/requireRecord.js'
import type { ReadWrite } from '../submitWrite.js'
import { readAmount, readSource } from './readMoney.js'
import type { RecordTrustDepositInput } from './RecordTrustDepositInput.js'

/** Reads a deposit that shall be recorded. */
export const readTrustDeposit = (input: RecordTrustDepositInput, context: FirmContext): ReadWrite<'recordTrustDeposit'> => {
  const trustAccount = readKey('TRUST_ACCOUNT', input.trustAccountId, 'trustAccountId')
  const { account } = trustAccount
  const matter = readOptionalKey('MATTER', input.matterId, { field: 'matterId', account })
  const client = readOptionalKey('CONTACT', input.clientId, { field: 'clientId', account })
  if (matter === null && client === null)
    throw new InputRefusal('CLIENT_MISSING', 'give matterId, clientId or both: every cent has an owner', 'clientId')
  const named = {
    trustAccountId: trustAccount.vendorId,
    matterId: matter?.vendorId ?? null,
    amount: readAmount(input.amount),
    date: input.date,
    source: readSource(input.source),
    memo: readOptionalText(input.memo, 'memo'),
  }
  return {
    kind: 'recordTrustDeposit',
    account,
    asked: { ...named, clientId: client?.vendorId ?? null },
    resolve: async () => {
      const { ledgers } = (await requireRecord(context, 'TRUST_ACCOUNT', { key: trustAccount, field: 'trustAccountId' })).record
      if (client !== null) await requireRecord(context, 'CONTACT', { key: client, field: 'clientId' })
      return { ...named, clientId: await ownerOf(context, { matter, client, ledgers }) }
    },
  }
}

interface Owning {
  readonly matter: RecordKey | null
  readonly client: RecordKey | null
  readonly ledgers: readonly TrustLedger[]
}

/** Whose money it is. Who is named must have to do with the matter: as its client, as somebody with a role on it, or as one whose money is held for it already. */
const ownerOf = async (context: FirmContext, { matter, client, ledgers }: Owning): Promise<string> => {
  const found = matter && (await requireRecord(context, 'MATTER', { key: matter, field: 'matterId' })).record
  const owner = client?.vendorId ?? found?.clientId ?? null
  if (owner === null) throw new InputRefusal('CLIENT_MISSING', 'the matter has no client: give clientId', 'clientId')
  if (found === null) return owner
  const isKnown =
    found.clientId === owner ||
    found.participants.some(({ contactId }) => contactId === owner) ||
    ledgers.some(({ clientId, matterId }) => clientId === owner && matterId === found.vendorId)
  if (!isKnown) throw new InputRefusal('CLIENT_OF_OTHER_MATTER', 'the client has nothing to do with the matter', 'clientId')
  return owner
}
