import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { PortalKit } from '../../portal/Portal.js'
import type { Guard } from '../api/guard.js'
import { driftNamed } from '../drifts.js'
import type { SmokeballPayment } from '../records/SmokeballPayment.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { type PaymentLook, paymentColumns, usualLook } from './PaymentLook.js'
import { cellsOf, pageLength, paymentsList } from './paymentsList.js'

const query = z.object({
  from: z
    .string()
    .regex(/^\d{1,9}$/)
    .catch('0'),
  matterId: z.string().optional().catch(undefined),
})

/**
 * The app's pages of payments, which its script fetches with its bearer to show what is inside `main`: `/billing/payments?from=…&matterId=…`, receipts by number
 * from the one asked for, and `/billing/payments/{number}` (assumed: the vendor describes the fields of a payment, not the page).
 */
export const addPaymentPages = (
  app: FastifyInstance,
  kit: PortalKit,
  { firm, guard }: { readonly firm: SmokeballFirm; readonly guard: Guard },
): void => {
  const look = (): PaymentLook => ({ ...usualLook, ...driftNamed(kit.faults.drift)?.payments })
  const onRequest = guard('invoices/read')

  app.get('/billing/payments', { onRequest }, (request, reply) => {
    const { from, matterId } = query.parse(request.query)
    const { count, payments } = receipts(firm, Number(from), matterId)
    const last = payments.at(-1)
    const isLast = payments.length === count || last === undefined
    const address = new URLSearchParams({ from: String(Number(last?.id) + 1), ...(matterId === undefined ? {} : { matterId }) })
    const next = isLast ? undefined : `#/billing/payments?${address.toString()}`
    return reply.type('text/html; charset=utf-8').send(paymentsList(kit, firm, look(), { count, payments, next }))
  })

  app.get<{ Params: { number: string } }>('/billing/payments/:number', { onRequest }, ({ params }, reply) => {
    const payment = firm.books.payments.get(params.number)
    const answer = reply.type('text/html; charset=utf-8')
    if (payment === undefined) return answer.code(404).send(kit.page({ title: 'Payment', body: '<main><h1>No such payment</h1></main>' }))
    const cells = cellsOf(firm, look(), payment)
    const rows = paymentColumns.map((column) => `<tr><th scope="row">${column}</th><td>${cells[column]}</td></tr>`)
    const title = `Payment ${payment.id}`
    return answer.send(kit.page({ title, body: `<main><h1>${title}</h1><table>${rows.join('')}</table></main>` }))
  })
}

const receipts = (
  firm: SmokeballFirm,
  from: number,
  matterId: string | undefined,
): { readonly count: number; readonly payments: readonly SmokeballPayment[] } => {
  if (matterId !== undefined) {
    const found = firm.books.paymentsOfMatter(matterId).filter(({ id }) => Number(id) >= from)
    return { count: found.length, payments: found.slice(0, pageLength) }
  }
  const { count, payments } = firm.books.paymentsFrom(from)
  return { count, payments: firstOf(payments, pageLength) }
}

const firstOf = <T>(list: Iterable<T>, most: number): readonly T[] => {
  const found: T[] = []
  for (const one of list) {
    if (found.length === most) break
    found.push(one)
  }
  return found
}
