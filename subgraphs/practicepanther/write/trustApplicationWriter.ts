import type { TrustApplicationIntent } from '../../../core/command/TrustApplicationIntent.js'
import { MattergraphError } from '../../../core/errors.js'
import type { Instant } from '../../../core/record/scalars.js'
import type { FoundRecord, RecordCreator } from '../../../core/recordWriters.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { accountOfInvoice } from './accountOfInvoice.js'
import { markedPayments } from './markedPayments.js'
import { commonFields } from './paymentWords.js'
import { refusal } from './refusedWrite.js'
import { sendPaymentForm } from './sendPaymentForm.js'
import { settleMs } from './settleMs.js'
import type { WriteTools } from './WriteTools.js'

/**
 * Trust money for an invoice, by the form behind “use trust account balance to pay this invoice”: the portal moves the money to an operating account and applies what came in. Both sides carry the
 * marker at the end of their notes.
 */
export const trustApplicationWriter = (tools: WriteTools): RecordCreator<TrustApplicationIntent> => ({
  settleMs,
  create: async (intent, marker) => {
    const { invoiceId, clientId, trustAccountId, matterId } = intent
    if (clientId !== (await accountOfInvoice(tools.api, invoiceId)))
      throw refusal('PracticePanther pays an invoice with money of the invoice’s own contact alone')
    await sendPaymentForm(tools, {
      path: `Payment/PayInvoiceFromTrust/${encodeURIComponent(invoiceId)}`,
      fields: {
        'Payment.SaleDocumentGuid': invoiceId,
        'Payment.TrustLedger': `${trustAccountId}|${matterId ?? ''}`,
        ...commonFields(intent, marker),
      },
      unoffered: { 'Payment.TrustLedger': 'PracticePanther offers no money of this client and matter on this trust account' },
    })
    // The form leads to one side of the transfer, and does not say to which.
    const found = await bothSides(tools.api, marker, tools.clock.now().toISOString()).catch(madeUnseen)
    return found.found === 'RECORD' ? found : madeUnseen(undefined)
  },
  findCreated: async (_intent, marker, since) => bothSides(tools.api, marker, since),
})

/** What arrived without what left would be something else than was asked for. */
const bothSides = async (api: PracticePantherApi, marker: string, since: Instant): Promise<FoundRecord> => {
  const { trust, operating } = await markedPayments(api, marker, since)
  if (trust === undefined) return { found: operating === undefined ? 'NOTHING' : 'UNDECIDED' }
  return { found: 'RECORD', vendorId: trust, ...(operating === undefined ? {} : { paymentId: operating }) }
}

/** The form was taken: whatever keeps us from seeing what it made, a session that ended included, is no reason to fill it in again. */
const madeUnseen = (cause: unknown): never => {
  const message = 'PracticePanther took the payment from trust, and what it made of it could not be read'
  throw new MattergraphError('VENDOR_UNAVAILABLE', message, { vendor: 'PRACTICEPANTHER', outcome: 'UNCERTAIN', cause })
}
