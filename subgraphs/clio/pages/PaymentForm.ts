import type { Page } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import type { CalendarDate, DecimalString } from '../../../core/record/scalars.js'
import { Money } from '../../../core/money.js'
import { clickButton } from '../../vendor/browser/clickButton.js'
import { fillNamedFields } from '../../vendor/browser/fillNamedFields.js'
import { goTo } from '../../vendor/browser/goTo.js'
import { readForm } from '../../vendor/browser/readForm.js'
import { usDate } from '../../vendor/write/usDate.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

const vendor = 'CLIO'

/** Where money for a bill comes from: from outside, by one of the form's methods, or out of somebody's trust money. */
export type PaymentOrigin =
  | { readonly from: 'OUTSIDE'; readonly method: string }
  | { readonly from: 'TRUST'; readonly trustAccountId: string; readonly clientId: string; readonly matterId: string | null }

/** What is entered in the form. */
export interface PaymentEntry {
  readonly bill: string
  readonly origin: PaymentOrigin
  /** Null for the bill's client. */
  readonly payerId: string | null
  readonly date: CalendarDate
  readonly amount: DecimalString
  readonly reference: string
  readonly description: string
}

/** The form's words for methods; of others it has none. Assumed, as on the page of a bill. */
const methods: Readonly<Record<string, string>> = {
  card: 'Credit card',
  ach: 'eCheck',
  check: 'Check',
  cash: 'Cash',
  wire: 'Wire transfer',
}

const form = '#payment_form'
const action = '/nc/payments'

/**
 * The form that records a payment on a bill. Assumed as a whole: it is part of the application, and neither its address nor its fields are public. What it asks for are the fields of the API's schema
 * `Payment`, which has no endpoint.
 */
export const paymentForm = {
  /** Where the form is sent to, below the application's host. */
  action,
  /** Opens the form for a bill. Throws VENDOR_REJECTED with what the page says in its place, DRIFT where it says nothing or is the form of something else. */
  open: async (page: Page, web: string, { bill, payerId }: PaymentEntry): Promise<void> => {
    const query = new URLSearchParams({ bill_id: bill, ...(payerId === null ? {} : { payer_id: payerId }) })
    await goTo(page, `${web}/nc/views/payments/new?${query.toString()}`)
    const controls = await readForm(page, form)
    if (controls.size === 0) throw await absent(page)
    if (controls.get('payment[bill_id]')?.value !== bill) throw drift('the form of the bill that was asked for, came another')
  },
  /** Fills it in. Throws VENDOR_REJECTED where it does not offer the payer, the method or the trust money that is wanted. */
  fill: (page: Page, { origin, payerId, date, amount, reference, description }: PaymentEntry): Promise<void> => {
    return fillNamedFields(
      page,
      { vendor, form },
      {
        ...(payerId === null ? {} : { 'payment[contact_id]': payerId }),
        'payment[source]':
          origin.from === 'OUTSIDE' ? 'direct' : `trust-${origin.trustAccountId}-${origin.clientId}-${origin.matterId ?? 'client'}`,
        ...(origin.from === 'OUTSIDE' ? { 'payment[payment_method]': methods[origin.method] ?? 'Other' } : {}),
        'payment[date]': usDate(date),
        'payment[amount]': new Money(amount).toFixed(2),
        'payment[reference]': reference,
        'payment[description]': description.replaceAll('\r\n', '\n'),
      },
    )
  },
  submit: (page: Page): Promise<void> => clickButton(page, `${form} #payment_submit`),
  /** The payment that was recorded, by the address the form leads to; undefined for another. */
  recorded: (address: string | undefined): string | undefined => /\/nc\/#\/payments\/(\d+)$/.exec(address ?? '')?.[1],
} as const

/** Why there is no form. */
const absent = async (page: Page): Promise<MattergraphError> => {
  const said = (await visibleText(page, '#view [role="alert"]')) ?? (await visibleText(page, '#view h1'))
  if (said === null) return drift('it on the page, came another page')
  return new MattergraphError('VENDOR_REJECTED', `Clio refused to write payments: ${said}`, { vendor, outcome: 'NOT_APPLIED' })
}

const drift = (expected: string): MattergraphError => new MattergraphError('DRIFT', `payment form: expected ${expected}`, { vendor })
