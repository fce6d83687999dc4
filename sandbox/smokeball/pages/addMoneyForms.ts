import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { matterOrProblem } from '../api/addMatterRoutes.js'
import type { Callers } from '../api/callerOf.js'
import type { Guard } from '../api/guard.js'
import { Problem } from '../api/Problem.js'
import type { SmokeballBankAccount } from '../records/SmokeballBankAccount.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { enterPayment } from '../writes/enterPayment.js'
import { takeFromTrust } from '../writes/takeFromTrust.js'
import { refusalPage } from './formParts.js'
import { filledPayment, paymentForm } from './paymentForm.js'
import { usualLook } from './PaymentLook.js'
import { paymentTable, trustTransactionAddress } from './paymentsList.js'
import { filledTrustPayment, trustPaymentForm } from './trustPaymentForm.js'

const asked = z.object({ matterId: z.string().catch(''), bankAccountId: z.string().catch('') })
const filled = z.record(z.string(), z.string())

/** The app's forms of money: what the API has no way to do. Whatever they take is done when it is answered (assumed). */
export const addMoneyForms = (
  app: FastifyInstance,
  kit: PortalKit,
  { firm, guard, callers }: { readonly firm: SmokeballFirm; readonly guard: Guard; readonly callers: Callers },
): void => {
  const { books } = firm
  let automatic = 0
  const send = (reply: FastifyReply, title: string, body: string): FastifyReply =>
    reply.type('text/html; charset=utf-8').send(kit.page({ title, body }))
  /** Enters what was filled in, or says why not. */
  const entered = (reply: FastifyReply, title: string, enter: () => string): FastifyReply => {
    try {
      return send(reply, title, enter())
    } catch (refusal) {
      if (!(refusal instanceof Error) || refusal instanceof Problem) throw refusal
      return send(reply.code(422), title, refusalPage(title, refusal.message))
    }
  }
  const trustAccount = (id: string): SmokeballBankAccount => {
    const account = books.bankAccounts.get(id)
    if (account?.type !== 'Trust') throw new Problem(404, `Trust account ${id} was not found.`)
    return account
  }

  app.get('/billing/payments/new', { onRequest: guard('invoices/read') }, ({ query }, reply) =>
    send(reply, 'Add Payment', paymentForm(firm, matterOrProblem(firm, asked.parse(query).matterId))),
  )
  app.post('/billing/payments', { onRequest: guard('invoices/write') }, (request, reply) => {
    callers.permitted(request, 'money')
    const fields = filled.parse(request.body ?? {})
    return entered(reply, 'Add Payment', () => {
      const payment = enterPayment(kit, firm, filledPayment(fields))
      const { trustTransactionId } = payment
      // Trust money that pays an invoice is one act, known by its movement.
      if (trustTransactionId === undefined) kit.effect('create', 'payments', payment.id, fields)
      else kit.effect('create', 'trust-transactions', trustTransactionId, fields)
      return `<main id="payment-saved"><h1>Payment ${payment.id} saved</h1>${paymentTable(firm, usualLook, [payment])}</main>`
    })
  })

  app.get('/billing/trust-payments/new', { onRequest: guard('bankaccounts/read') }, ({ query }, reply) => {
    const { matterId, bankAccountId } = asked.parse(query)
    return send(reply, 'Trust Payment', trustPaymentForm(firm, matterOrProblem(firm, matterId), trustAccount(bankAccountId)))
  })
  app.post('/billing/trust-payments', { onRequest: guard('bankaccounts/write') }, (request, reply) => {
    callers.permitted(request, 'money')
    const fields = filled.parse(request.body ?? {})
    return entered(reply, 'Trust Payment', () => {
      const taking = filledTrustPayment(fields, `TP${String(automatic + 1).padStart(6, '0')}`)
      matterOrProblem(firm, taking.matterId)
      trustAccount(taking.bankAccountId)
      const taken = takeFromTrust(firm, taking)
      automatic += 1
      books.addTransaction(taken)
      kit.effect('create', 'trust-transactions', taken.id, fields)
      const address = trustTransactionAddress(taking.matterId, taken)
      return `<main id="trust-payment-saved"><h1>Payment processed</h1><p><a href="${escapeHtml(address)}">${usualLook.money(taking.cents)}</a></p></main>`
    })
  })
}
