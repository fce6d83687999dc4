import type { TrustDisbursementIntent } from '../../../core/command/TrustDisbursementIntent.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import { markedPayments } from './markedPayments.js'
import { commonFields, wordFields, wordsOfReference } from './paymentWords.js'
import { sendPaymentForm } from './sendPaymentForm.js'
import { settleMs } from './settleMs.js'
import type { WriteTools } from './WriteTools.js'

/** Trust money that goes out, by the form “Take Money Out”, which looks at what is there first; the legacy API does not. The marker stands at the end of the notes. */
export const trustDisbursementWriter = (tools: WriteTools): RecordCreator<TrustDisbursementIntent> => ({
  settleMs,
  create: async (intent, marker) => {
    const { trustAccountId, clientId, matterId, payeeName, reference } = intent
    const vendorId = await sendPaymentForm(tools, {
      path: `Payment/TakeMoneyOut?${new URLSearchParams({ accountGuid: clientId, projectGuid: matterId }).toString()}`,
      fields: {
        'Payment.AccountGuid': clientId,
        'Payment.ProjectGuid': matterId,
        'Payment.BankAccountGuid': trustAccountId,
        'Payment.Payee': payeeName,
        ...wordFields(wordsOfReference(reference)),
        ...commonFields(intent, marker),
      },
      unoffered: { 'Payment.BankAccountGuid': 'PracticePanther offers no money of this client and matter on this trust account' },
    })
    return { vendorId }
  },
  findCreated: async (_intent, marker, since) => {
    const { trust } = await markedPayments(tools.api, marker, since)
    return trust === undefined ? { found: 'NOTHING' } : { found: 'RECORD', vendorId: trust }
  },
})
