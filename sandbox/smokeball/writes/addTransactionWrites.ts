import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Callers } from '../api/callerOf.js'
import type { Guard } from '../api/guard.js'
import { Problem } from '../api/Problem.js'
import { centsOf } from '../records/money.js'
import type { SmokeballBankAccount } from '../records/SmokeballBankAccount.js'
import type { SmokeballTransaction } from '../records/SmokeballTransaction.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import type { AcceptWrite } from './acceptWrites.js'
import { dateField, readBody, storedDate } from './readBody.js'
import { wholeCents } from './wholeCents.js'

/** Nothing is required by the published schema; what a trust account cannot do without is (assumed: matter and contact, whose money it is, and the reason the app asks for). */
const form = z.object({
  type: z.string(),
  matterId: z.guid(),
  payorId: z.guid(),
  amount: wholeCents,
  effectiveDate: dateField,
  reason: z.string().min(1),
  reference: z.string().default(''),
  description: z.string().default(''),
  note: z.string().default(''),
})

/** `POST /bankaccounts/{id}/transactions`: deposits alone. Nothing is told of a transaction by any event. */
export const addTransactionWrites = (
  api: FastifyInstance,
  {
    firm,
    guard,
    callers,
    accept,
  }: { readonly firm: SmokeballFirm; readonly guard: Guard; readonly callers: Callers; readonly accept: AcceptWrite },
): void => {
  const { books } = firm
  api.post<{ Params: { id: string } }>('/bankaccounts/:id/transactions', { onRequest: guard('bankaccounts/write') }, (request, reply) => {
    callers.permitted(request, 'money')
    const account = books.bankAccounts.get(request.params.id)
    if (account === undefined) throw new Problem(404, `Bank account ${request.params.id} was not found.`)
    const { type, amount, effectiveDate, ...fields } = readBody(form, request.body)
    if (type !== 'Deposit') throw new Problem(400, "type: only 'Deposit' transactions can be created.")
    if (account.type !== 'Trust') throw new Problem(400, `Transactions of ${account.type} accounts cannot be created.`)
    const made: SmokeballTransaction = {
      ...fields,
      id: firm.newId(),
      bankAccountId: account.id,
      type,
      amountCents: centsOf(amount),
      effectiveDate: storedDate(effectiveDate),
      entered: firm.now(),
      lastUpdated: firm.now(),
    }
    return accept(request, reply, {
      operation: 'create',
      kind: 'trust-transactions',
      resource: 'Transaction',
      id: made.id,
      path: `/bankaccounts/${account.id}/transactions/${made.id}`,
      body: request.body,
      failure: failureOf(firm, account, made),
      act: () => {
        books.addTransaction({ ...made, entered: firm.now(), lastUpdated: firm.now() })
        return null
      },
    })
  })
}

/** What is found wrong only after the answer (assumed). */
const failureOf = (firm: SmokeballFirm, account: SmokeballBankAccount, { matterId, payorId }: SmokeballTransaction): string | undefined => {
  if (account.status === 1) return `Bank account ${account.id} is closed.`
  const matter = firm.matters.get(matterId ?? '')
  if (matter === undefined || matter.status === 'Deleted') return `Matter ${String(matterId)} was not found.`
  return firm.contacts.get(payorId) === undefined ? `Contact ${payorId} was not found.` : undefined
}
