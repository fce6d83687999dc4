import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PortalKit } from '../../portal/Portal.js'
import type { PaymentWriter } from '../desk/paymentWriter.js'
import { paymentMethods, type StoredPayment } from '../records/StoredPayment.js'
import type { Store } from '../records/Store.js'
import { InvalidRequest } from './InvalidRequest.js'
import type { MoneyToV1 } from './moneyToV1.js'
import { dateTime, guid, orNull, readBody } from './readBody.js'
import { hasRight } from './rights.js'

const shape = z.object({
  accountGuid: guid,
  projectGuid: orNull(guid),
  bankAccountGuid: guid,
  currencyCode: z.string(),
  /** Assumed: finer than a cent is not taken. */
  amount: z
    .number()
    .refine((amount) => /^-?\d+(?:\.\d{1,2})?$/.test(String(amount)))
    .transform((amount) => Math.round(amount * 100)),
  date: dateTime,
  method: z.enum(paymentMethods),
  notes: orNull(z.string()),
  authNumber: orNull(z.string()),
  transactionId: orNull(z.string()),
  checkNumber: orNull(z.int32()),
})

type Wanted = z.output<typeof shape>

/** `POST /api/payment` of the legacy API: a payment of a client's on one bank account, applied to nothing. It makes no transfers. */
export const addPaymentWrites = (
  app: FastifyInstance,
  kit: PortalKit,
  {
    store,
    toV1,
    writer,
    guard,
  }: {
    readonly store: Store
    readonly toV1: MoneyToV1
    readonly writer: PaymentWriter
    readonly guard: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>
  },
): void => {
  app.post('/api/payment', { preHandler: guard }, (request, reply) => {
    if (!hasRight(kit, store, request, 'Payment.Create'))
      return reply.code(403).send({ message: 'You do not have permission to perform this action.' })
    const wanted = readPayment(store, request.body)
    const payment: StoredPayment = {
      ...writer.blank(),
      account_ref: { id: wanted.accountGuid },
      matter_ref: wanted.projectGuid === null ? null : { id: wanted.projectGuid },
      bankAccount: wanted.bankAccountGuid,
      amountCents: wanted.amount,
      date: wanted.date,
      method: wanted.method,
      notes: wanted.notes,
      authNumber: wanted.authNumber,
      transactionId: wanted.transactionId,
      check_number: wanted.checkNumber,
    }
    writer.saveUnchecked(payment)
    kit.effect('create', store.books.isTrust(payment) ? 'trust-transactions' : 'payments', payment.id, request.body)
    return reply.send(toV1.payment(payment))
  })
}

/** Parses a payment whose parts belong together. */
const readPayment = (store: Store, body: unknown): Wanted => {
  const wanted = readBody(shape, body)
  const matter = wanted.projectGuid === null ? undefined : store.matters.get(wanted.projectGuid)
  const faults: readonly (readonly [field: string, isWrong: boolean, text: string])[] = [
    ['accountGuid', store.accounts.get(wanted.accountGuid) === undefined, 'The contact was not found.'],
    ['bankAccountGuid', store.books.bankAccounts.get(wanted.bankAccountGuid) === undefined, 'The bank account was not found.'],
    ['projectGuid', wanted.projectGuid !== null && matter?.account_ref?.id !== wanted.accountGuid, 'The matter is not one of the contact.'],
    ['currencyCode', wanted.currencyCode !== store.currency, "The currency is not the account's."],
    ['amount', wanted.amount === 0, 'The amount field is required.'],
  ]
  const wrong = faults.filter(([, isWrong]) => isWrong)
  if (wrong.length > 0) throw new InvalidRequest(Object.fromEntries(wrong.map(([field, , text]) => [field, [text]])))
  return wanted
}
