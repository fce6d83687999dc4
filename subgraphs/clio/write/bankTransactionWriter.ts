import type { CalendarDate, DecimalString } from '../../../core/record/scalars.js'
import { Money } from '../../../core/money.js'
import type { FoundRecord, RecordCreator } from '../../../core/recordWriters.js'
import type { TrustDepositIntent } from '../../../core/command/TrustDepositIntent.js'
import type { TrustDisbursementIntent } from '../../../core/command/TrustDisbursementIntent.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { withMarker } from '../../vendor/write/marker.js'
import type { ClioApi } from '../openClioApi.js'
import { onlyTrust } from '../read/TrustTransaction.js'
import { namedContact, namedContactFields } from '../wire/Contact.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import { findMarked } from './findMarked.js'
import { writeRecord } from './writeRecord.js'

const path = 'bank_transactions'

/** A movement as Clio's endpoint takes it. */
interface Movement {
  readonly type: 'deposit' | 'withdrawal'
  readonly trustAccountId: string
  readonly clientId: string
  readonly matterId: string | null
  readonly amount: DecimalString
  readonly date: CalendarDate
  /** Who paid, or who is paid. */
  readonly source: string
  /** The number of the check or of the bank's transfer. */
  readonly confirmation: string | null
  readonly memo: string | null
}

/** Assumed: the amount is positive, and the type says which way the money goes. The marker stands at the end of the description: the confirmation is what banks go by. */
const write = (api: ClioApi, movement: Movement, marker: string): Promise<string> =>
  writeRecord(api, {
    method: 'POST',
    path,
    data: {
      transaction_type: movement.type,
      amount: new Money(movement.amount).toNumber(),
      bank_account: { id: Number(movement.trustAccountId) },
      date: movement.date,
      client: { id: Number(movement.clientId) },
      ...(movement.matterId === null ? {} : { matter: { id: Number(movement.matterId) } }),
      source: movement.source,
      ...(movement.confirmation === null ? {} : { confirmation: movement.confirmation }),
      description: withMarker(movement.memo ?? '', marker),
    },
  })

const find = (api: ClioApi, account: string, search: { readonly marker: string; readonly since: string }): Promise<FoundRecord> =>
  findMarked(api, { path, filter: [...onlyTrust, ['bank_account_id', account]], field: 'description' }, search)

/** A client's money into trust, by the API. The ledger names the client as who paid; how the money came Clio keeps nowhere. */
export const trustDepositWriter = (api: ClioApi): RecordCreator<TrustDepositIntent> => ({
  settleMs: 0,
  create: async (intent, marker) => {
    const { source, ...rest } = intent
    const movement = { ...rest, type: 'deposit', source: await nameOf(api, intent.clientId), confirmation: source.transactionId } as const
    return { vendorId: await write(api, movement, marker) }
  },
  findCreated: async ({ trustAccountId }, marker, since) => find(api, trustAccountId, { marker, since }),
})

/** A client's trust money to somebody else, by the API. The ledger names who is paid as the check does. */
export const trustDisbursementWriter = (api: ClioApi): RecordCreator<TrustDisbursementIntent> => ({
  settleMs: 0,
  create: async (intent, marker) => {
    const movement = { ...intent, type: 'withdrawal', source: intent.payeeName, confirmation: intent.reference } as const
    return { vendorId: await write(api, movement, marker) }
  },
  findCreated: async ({ trustAccountId }, marker, since) => find(api, trustAccountId, { marker, since }),
})

const nameOf = async (api: ClioApi, clientId: string): Promise<string> => {
  const where = `contacts/${clientId}`
  const { data } = parseWire(singleAnswer, await api.get(where, [['fields', namedContactFields]]), where, 'CLIO')
  return parseWire(namedContact, data, where, 'CLIO').name
}
