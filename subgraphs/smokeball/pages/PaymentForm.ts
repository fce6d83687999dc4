import type { Page } from 'puppeteer'
import { fillForm } from '../../vendor/browser/fillForm.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { choose, formReady, requireField } from './formField.js'

/** A payment as it is filled in. Texts as a person of the region types them. */
export interface PaymentEntry {
  readonly date: string
  /** A contact; null leaves the form's choice. */
  readonly payorId: string | null
  readonly type: 'Operating' | 'Trust'
  /** Null leaves the form's choice: the firm's first operating account. */
  readonly bankAccountId: string | null
  readonly method: string | null
  readonly reference: string
  readonly amount: string
  readonly invoiceId: string
  readonly reason: string
}

const form = '#payment-form form'
const field = (name: string): string => `${form} [name="${name}"]`

/** The app's form for a payment of a matter's invoices: `#/billing/payments/new?matterId=…` (its address and fields are assumed). */
export const PaymentForm = {
  route: (matterId: string): string => `/billing/payments/new?${new URLSearchParams({ matterId }).toString()}`,

  /** Fills the form in and sends it off. Throws VENDOR_REJECTED for what the form does not offer. */
  async submit(page: Page, entry: PaymentEntry): Promise<void> {
    await formReady(page, field('date'))
    const allocation = field(`allocate.${entry.invoiceId}`)
    await requireField(page, allocation, `the invoice ${entry.invoiceId} among those that are open`)
    await choose(page, field('type'), entry.type)
    if (entry.payorId !== null) await choose(page, field('payorId'), entry.payorId)
    if (entry.bankAccountId !== null) await choose(page, field('bankAccountId'), entry.bankAccountId)
    if (entry.method !== null) await choose(page, field('method'), entry.method)
    await fillForm(page, { [field('date')]: entry.date, [field('reference')]: entry.reference })
    await submitForm(
      page,
      { [field('amount')]: entry.amount, [allocation]: entry.amount, [field('reason')]: entry.reason },
      `${form} button[type=submit]`,
    )
  },
} as const
