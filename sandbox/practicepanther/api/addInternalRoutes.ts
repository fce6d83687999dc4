import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PortalKit } from '../../portal/Portal.js'
import { driftRecord } from '../drifts.js'
import { paymentMethods, paymentStatuses, paymentTypes, type StoredPayment } from '../records/StoredPayment.js'
import type { Store } from '../records/Store.js'
import { BadRequest } from './BadRequest.js'
import { paymentGrid } from './paymentGrid.js'
import { signedInBrowser } from './signedIn.js'
import { tenantId } from './tenantId.js'

type OfTenant = { readonly Params: { readonly tenantId: string } }
type OfBankAccount = { readonly Params: { readonly tenantId: string; readonly guid: string } }

/**
 * The internal API of the newer pages, as far as it shows payments. Which calls there are and what they can be asked is published; the answers' members are assumed, and
 * that it is opened by the web session alone.
 */
export const addInternalRoutes = (
  app: FastifyInstance,
  kit: PortalKit,
  {
    store,
    guard,
  }: {
    readonly store: Store
    readonly guard: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>
  },
): void => {
  const base = '/api/internal/v1/tenants/:tenantId'
  const grid = paymentGrid(store)
  const own = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const refused = await guard(request, reply)
    if (refused !== undefined) return refused
    if (signedInBrowser(kit, request).state !== 'known') {
      return reply.code(401).send({ message: 'Authorization has been denied for this request.' })
    }
    const { params } = request as FastifyRequest<OfTenant>
    return params.tenantId === String(tenantId(kit)) ? undefined : reply.code(403).send({ message: 'Forbidden.' })
  }
  const answer = (reply: FastifyReply, query: unknown, among: (payment: StoredPayment) => boolean): FastifyReply => {
    const page = grid(gridQuery(query), among)
    const items = page.items.map((item) => driftRecord(kit.faults.drift, 'internal/allpayments', item))
    return reply.send(driftRecord(kit.faults.drift, 'internal/page', { id: 0, ...page, items }))
  }

  app.get<OfTenant>(`${base}/me`, { preHandler: own }, (request, reply) => {
    const who = signedInBrowser(kit, request)
    const user = who.state === 'known' ? store.users.get(kit.guid.of('user', who.login.user)) : undefined
    return user === undefined
      ? reply.code(404).send({ message: 'The signed-in user was not found.' })
      : reply.send({ id: Number.parseInt(user.id.slice(0, 8), 16), guid: user.id, displayName: user.display_name })
  })
  app.get<OfTenant>(`${base}/allpayments`, { preHandler: own }, ({ query }, reply) => answer(reply, query, () => true))
  app.get<OfBankAccount>(`${base}/bankAccounts/:guid/payments`, { preHandler: own }, ({ params, query }, reply) =>
    store.books.bankAccounts.get(params.guid.toLowerCase()) === undefined
      ? reply.code(404).send({ message: 'The bank account was not found.' })
      : answer(reply, query, ({ bankAccount }) => bankAccount === params.guid.toLowerCase()),
  )
}

const several = <T extends string>(words: readonly [T, ...T[]]) =>
  z.union([z.enum(words).transform((word) => [word]), z.array(z.enum(words))]).default([])

const day = z.iso.date().optional()

const shape = z.object({
  paymentTypes: several(paymentTypes),
  bankAccountTypes: several(['Operating', 'Trust', 'CreditCard']),
  paymentStatuses: several(paymentStatuses),
  paymentMethods: several(paymentMethods),
  dateFrom: day,
  dateTo: day,
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(1000).default(50),
  sortBy: z.enum(['date', 'createdDate', 'number']).default('date'),
  sortOrder: z.enum(['Asc', 'Desc']).default('Desc'),
})

/** What a grid is asked for. */
export type GridQuery = z.output<typeof shape>

const prefix = 'paymentsGridResource.'

const gridQuery = (query: unknown): GridQuery => {
  const members = Object.entries(query as Readonly<Record<string, unknown>>) // Fastify's own parser gives an object.
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value] as const)
  const parsed = shape.safeParse(Object.fromEntries(members))
  if (!parsed.success) throw new BadRequest('The request is invalid.')
  return parsed.data
}
