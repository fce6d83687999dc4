import { z } from 'zod'
import type { TrustDepositIntent } from '../../../core/command/TrustDepositIntent.js'
import { Money } from '../../../core/money.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import { withMarker } from '../../vendor/write/marker.js'
import { guid } from '../wire/scalars.js'
import { markedPayments } from './markedPayments.js'
import { noonIn } from './noonIn.js'
import { wordsOfSource } from './paymentWords.js'
import { readWritten } from './readWritten.js'
import { settleMs } from './settleMs.js'
import type { WriteTools } from './WriteTools.js'

const path = 'payment'

/** Deposits into trust by the legacy API, which makes a payment on any bank account. The marker stands at the end of the notes. */
export const trustDepositWriter = ({ api, facts }: Pick<WriteTools, 'api' | 'facts'>): RecordCreator<TrustDepositIntent> => ({
  settleMs,
  create: async ({ trustAccountId, clientId, matterId, amount, date, source, memo }, marker) => {
    const { timeZone, currency } = await facts()
    const body = {
      accountGuid: clientId,
      projectGuid: matterId,
      bankAccountGuid: trustAccountId,
      currencyCode: currency,
      amount: new Money(amount).toNumber(),
      date: noonIn(timeZone, date),
      ...wordsOfSource(source),
      notes: withMarker(memo ?? '', marker),
    }
    return { vendorId: readWritten(await api.change('POST', path, body), z.object({ guid }), path).guid }
  },
  findCreated: async (_intent, marker, since) => {
    const { trust } = await markedPayments(api, marker, since)
    return trust === undefined ? { found: 'NOTHING' } : { found: 'RECORD', vendorId: trust }
  },
})
