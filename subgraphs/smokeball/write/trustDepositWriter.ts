import type { TrustDepositIntent } from '../../../core/command/TrustDepositIntent.js'
import { Money } from '../../../core/money.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import { withMarker } from '../../vendor/write/marker.js'
import { transactionId } from '../map/transactionId.js'
import { methodWords } from '../map/TrustTransaction.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { livingMatters } from '../read/livingMatters.js'
import { readTrustAccounts } from '../read/trustAccounts.js'
import { wireContact } from '../wire/Contact.js'
import { acceptedId } from './acceptedId.js'
import { findTransactions } from './findTransactions.js'
import { rejectedWrite } from './refusedWrite.js'
import { settleMs } from './settleMs.js'

/** A method that Smokeball has no word for is not said. */
const words: Readonly<Record<string, string>> = methodWords

/** The app asks for a reason with every movement of trust money; this one stands where nobody gave one. */
const plainReason = 'Trust deposit'

/**
 * Deposits by the API. What Smokeball finds wrong with one it says by a webhook after it took it; so it is looked up before. The marker is the internal note, and how the money came
 * begins the description.
 */
export const trustDepositWriter = (api: SmokeballApi): RecordCreator<TrustDepositIntent> => ({
  settleMs,
  create: async (intent, marker) => {
    const { trustAccountId, clientId, amount, date, source, memo } = intent
    const matterId = await checkedMatter(api, intent)
    const body = {
      matterId,
      payorId: clientId,
      type: 'Deposit',
      amount: new Money(amount).toNumber(),
      effectiveDate: date,
      reason: memo ?? plainReason,
      description: words[source.method] ?? '',
      note: withMarker('', marker),
      ...(source.transactionId === null ? {} : { reference: source.transactionId }),
    }
    const path = `/bankaccounts/${encodeURIComponent(trustAccountId)}/transactions`
    // Nothing is asked after this: a session that dies has the whole call repeated.
    const id = acceptedId(await api.change('POST', path, body), path)
    return { vendorId: transactionId(trustAccountId, id) }
  },
  findCreated: ({ trustAccountId, matterId }, marker, since) =>
    findTransactions(api, { accountId: trustAccountId, matterId, marker, since }),
})

/** The matter the money is for, after all that the deposit names was found. */
const checkedMatter = async (api: SmokeballApi, { trustAccountId, clientId, matterId }: TrustDepositIntent): Promise<string> => {
  if (matterId === null) throw rejectedWrite('every movement of trust money at Smokeball belongs to a matter: name one')
  const [accounts, living, contact] = await Promise.all([
    readTrustAccounts(api),
    livingMatters(api, [matterId]),
    api.find(`/contacts/${encodeURIComponent(clientId)}`, wireContact),
  ])
  const account = accounts.find(({ wire }) => wire.id === trustAccountId)?.wire
  if (account === undefined) throw rejectedWrite(`Smokeball has no trust account ${trustAccountId}`)
  if (account.status === closed) throw rejectedWrite('the trust account is closed at Smokeball')
  const matter = living.get(matterId)
  if (matter instanceof Error) throw matter
  if (matter === undefined) throw rejectedWrite(`Smokeball has no matter ${matterId}`)
  if (contact === undefined || contact.isDeleted) throw rejectedWrite(`Smokeball has no contact ${clientId}`)
  return matterId
}

/** An account's state: 0 open, 1 closed (assumed order). */
const closed = 1
