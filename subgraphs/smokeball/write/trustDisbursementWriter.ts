import type { TrustDisbursementIntent } from '../../../core/command/TrustDisbursementIntent.js'
import { Money } from '../../../core/money.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import { withMarker } from '../../vendor/write/marker.js'
import { regionOf } from '../hosts.js'
import { TrustPaymentForm } from '../pages/TrustPaymentForm.js'
import { findTransactions } from './findTransactions.js'
import { settleMs } from './settleMs.js'
import { typedDate } from './typedDate.js'
import { type AppForms, writeInApp } from './writeInApp.js'

/** Trust money that is paid to somebody who is not the firm, entered in the web app. The marker is the internal note. Where no reason is given, whom it was paid to is one: the app asks for it. */
export const trustDisbursementWriter = (forms: AppForms): RecordCreator<TrustDisbursementIntent> => ({
  settleMs,
  create: async ({ trustAccountId, clientId, matterId, payeeName, amount, date, reference, memo }, marker) => {
    const entry = {
      date: typedDate(date, regionOf(forms.portal)),
      payorId: clientId,
      paidTo: payeeName,
      amount: new Money(amount).toFixed(),
      reference: reference ?? '',
      reason: memo ?? `Payment to ${payeeName}`,
      note: withMarker('', marker),
    }
    const vendorId = await writeInApp(forms, {
      route: TrustPaymentForm.route(matterId, trustAccountId),
      submit: (page) => TrustPaymentForm.submit(page, entry),
      readSaved: (text) => TrustPaymentForm.readSaved(text),
    })
    return { vendorId }
  },
  findCreated: ({ trustAccountId, matterId }, marker, since) =>
    findTransactions(forms.api, { accountId: trustAccountId, matterId, marker, since }),
})
