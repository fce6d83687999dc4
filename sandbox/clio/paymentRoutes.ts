import type { FastifyInstance } from 'fastify'
import type { PortalKit } from '../portal/Portal.js'
import { escapeHtml } from '../portal/escapeHtml.js'
import type { TrustPlace } from './books/openBankMoney.js'
import { recordPayment } from './books/recordPayment.js'
import type { ClioFirm } from './ClioFirm.js'
import { directMethods, paymentForm, payersOf, sourcesOf } from './pages/paymentForm.js'
import type { ClioBill } from './records/ClioBill.js'
import type { ClioPayment } from './records/ClioPayment.js'
import type { ClioUser } from './records/ClioUser.js'
import { type AppView, showView } from './showView.js'
import { textOf } from './textOf.js'

const notAllowed: AppView = {
  title: 'Not allowed',
  view: '<h1>Not allowed</h1><p class="alert" role="alert">You do not have permission to record this payment.</p>',
  status: 403,
}

/** Assumed: billing opens payments, and accounts what moves trust money. */
const mayRecord = ({ roles }: ClioUser, place: TrustPlace | null): boolean =>
  roles.includes('billing') && (place === null || roles.includes('accounts'))

type Form = Readonly<Record<string, string>>

/** The form that records payments, and what it is sent to. */
export const addPaymentRoutes = (app: FastifyInstance, kit: PortalKit, firm: ClioFirm): void => {
  const invoice = (id: string | null | undefined): ClioBill | undefined => {
    const bill = firm.bills.get(id ?? '')
    return bill?.kind === 'revenue_kind' ? bill : undefined
  }
  app.get(
    '/nc/views/payments/new',
    showView(kit, firm, (request, user, token) => {
      const query = new URLSearchParams(request.url.split('?', 2)[1] ?? '')
      const bill = invoice(query.get('bill_id'))
      const payer = query.get('payer_id')
      if (bill === undefined) return undefined
      if (!mayRecord(user, null)) return notAllowed
      return paymentForm(firm, { bill, token, entered: payer === null ? {} : { contact_id: payer }, problem: null })
    }),
  )
  app.post(
    '/nc/payments',
    showView(kit, firm, (request, user, token) => {
      const entered = fieldsOf(request.body)
      const bill = invoice(entered['bill_id'])
      if (Reflect.get(Object(request.body), 'authenticity_token') !== token) return { ...rejected, status: 422 }
      if (bill === undefined) return undefined
      const source = sourcesOf(firm, bill).get(entered['source'] ?? '')
      if (!mayRecord(user, source ?? null)) return notAllowed
      try {
        const payment = recordPayment(firm, readPayment(firm, { bill, entered, source, user }), source ?? null)
        const { bank_transaction: row } = payment
        if (row === null) kit.effect('create', 'payments', String(payment.id), entered)
        else kit.effect('create', 'trust-transactions', String(row.id), entered)
        return { goTo: `/nc/#/payments/${payment.id}` }
      } catch (thrown) {
        if (!(thrown instanceof Error)) throw thrown
        return { ...paymentForm(firm, { bill, token, entered, problem: thrown.message }), status: 422 }
      }
    }),
  )
}

const rejected: AppView = {
  title: 'Rejected',
  view: `<h1>Rejected</h1><p class="alert" role="alert">${escapeHtml('The change you wanted was rejected.')}</p>`,
}

/** What was entered, by the name inside `payment[…]`. */
const fieldsOf = (body: unknown): Form =>
  Object.fromEntries(
    Object.entries(Object(body) as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
      const name = /^payment\[(\w+)\]$/.exec(key)?.[1]
      return name === undefined ? [] : [[name, textOf(value)] as const]
    }),
  )

interface Entered {
  readonly bill: ClioBill
  readonly entered: Form
  readonly source: TrustPlace | null | undefined
  readonly user: ClioUser
}

/** The payment as it was entered; throws with a sentence for what cannot be read. */
const readPayment = (firm: ClioFirm, { bill, entered, source, user }: Entered): ClioPayment => {
  const refuse = (what: string): never => {
    throw new Error(`Sorry, the Payment wasn't saved due to the following errors: ${what}`)
  }
  const {
    contact_id: payer = '',
    payment_method: method = '',
    destination_account_id: account = '',
    reference = '',
    description = '',
  } = entered
  const date = dateOf(entered['date'] ?? '') ?? refuse('Date is invalid.')
  const amount = amountOf(entered['amount'] ?? '') ?? refuse('Amount must be more than nothing, with two decimals at most.')
  if (source === undefined) refuse('Source is invalid.')
  if (!payersOf(firm, bill, payer).has(payer)) refuse('Payer is invalid.')
  if (firm.bankAccounts.get(account)?.type !== 'Operating') refuse('Deposit to is invalid.')
  if (source === null && !directMethods.includes(method)) refuse('Method is invalid.')
  const now = firm.now()
  const matter = source?.matter ?? (bill.matters.length === 1 ? bill.matters[0]?.id : undefined)
  return {
    id: firm.nextId('payments'),
    created_at: now,
    updated_at: now,
    date,
    amount,
    description: description === '' ? null : description,
    reference: reference === '' ? null : reference,
    method: method as ClioPayment['method'], // One of the form's own, or overruled by the source.
    processor: null,
    status: 'Recorded',
    source_fund_type: source === null || source === undefined ? null : source.matter === null ? 'Client' : 'Matter',
    voided_at: null,
    contact: { id: Number(payer) },
    user: { id: user.id },
    source_bank_account: source === null || source === undefined ? null : { id: source.account },
    destination_bank_account: { id: Number(account) },
    bank_transaction: null,
    allocations: [{ bill: { id: bill.id }, amount, matter: matter === undefined ? null : { id: matter } }],
  }
}

const dateOf = (text: string): string | undefined => {
  const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text.trim()) ?? []
  const date = `${year}-${month}-${day}`
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined
}

const amountOf = (text: string): number | undefined => {
  const amount = /^\$?(\d{1,3}(?:,\d{3})*|\d{1,12})(?:\.\d{1,2})?$/.test(text.trim()) ? Number(text.replaceAll(/[$,]/g, '')) : 0
  return amount > 0 ? amount : undefined
}
