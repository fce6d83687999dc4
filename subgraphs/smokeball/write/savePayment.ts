import { Money } from '../../../core/money.js'
import type { CalendarDate, DecimalString } from '../../../core/record/scalars.js'
import { withMarker } from '../../vendor/write/marker.js'
import { regionOf } from '../hosts.js'
import { parseMatterPartId } from '../map/matterPartId.js'
import { type PaymentEntry, PaymentForm } from '../pages/PaymentForm.js'
import { type PaymentRow, PaymentsPage } from '../pages/PaymentsPage.js'
import { rejectedWrite } from './refusedWrite.js'
import { typedDate } from './typedDate.js'
import { type AppForms, writeInApp } from './writeInApp.js'

/** A payment for one invoice. */
export interface InvoicePayment extends Pick<PaymentEntry, 'payorId' | 'type' | 'bankAccountId' | 'method' | 'reference'> {
  readonly invoiceId: string
  readonly amount: DecimalString
  readonly date: CalendarDate
  readonly memo: string | null
}

/** The matter and the own id of an invoice. Throws VENDOR_REJECTED where the id is none of Smokeball's. */
export const invoicePlace = (invoiceId: string): { readonly matterId: string; readonly partId: string } => {
  const place = parseMatterPartId(invoiceId)
  if (place === undefined) throw rejectedWrite(`Smokeball has no invoice ${invoiceId}`)
  return place
}

/** Enters a payment in the web app; the marker stands at the end of the reason, the one text the app's list shows. */
export const savePayment = async (forms: AppForms, payment: InvoicePayment, marker: string): Promise<PaymentRow> => {
  const { invoiceId, amount, date, memo, ...entry } = payment
  const region = regionOf(forms.portal)
  const { matterId, partId } = invoicePlace(invoiceId)
  const filled = {
    ...entry,
    date: typedDate(date, region),
    amount: new Money(amount).toFixed(),
    invoiceId: partId,
    reason: withMarker(memo ?? '', marker),
  }
  return writeInApp(forms, {
    route: PaymentForm.route(matterId),
    submit: (page) => PaymentForm.submit(page, filled),
    readSaved: (text) => PaymentsPage.readSaved(text, region),
  })
}
