import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import { createRequestLimiter } from '../../portal/requestLimiter.js'
import { driftList, driftRecord } from '../drifts.js'
import type { PaymentWriter } from '../desk/paymentWriter.js'
import { parseQuery } from '../odata/parseQuery.js'
import { loginPage } from '../pages/loginPage.js'
import type { Store } from '../records/Store.js'
import { BadRequest } from './BadRequest.js'
import { listRecords } from './listRecords.js'
import { addInternalRoutes } from './addInternalRoutes.js'
import { addPaymentWrites } from './addPaymentWrites.js'
import { addTimeEntryWrites } from './addTimeEntryWrites.js'
import { createMoneyToV1 } from './moneyToV1.js'
import { createMoneyToV2 } from './moneyToV2.js'
import { createMoneyV2Resources } from './moneyV2Resources.js'
import { InvalidRequest } from './InvalidRequest.js'
import { createReferences } from './references.js'
import type { Resource } from './Resource.js'
import { signedIn } from './signedIn.js'
import { createToV1 } from './toV1.js'
import { createToV2 } from './toV2.js'
import { createV1Resources } from './v1Resources.js'
import { createV2Resources } from './v2Resources.js'

/** Assumed: the vendor publishes no limit; one integrator works to this. */
const limit = { requests: 300, perMs: 5 * 60_000, burst: 300 } as const

type OfRecord = { readonly Params: { readonly id: string } }

/** The JSON endpoints of both API versions. */
export const addApiRoutes = (
  app: FastifyInstance,
  kit: PortalKit,
  { store, writer }: { readonly store: Store; readonly writer: PaymentWriter },
): void => {
  const references = createReferences(store)
  const toV2 = createToV2(references)
  const guard = createGuard(kit)
  const addResource = (base: string, driftPrefix: string, resource: Resource): void => {
    const drifting = `${driftPrefix}${resource.path}`
    app.get(`${base}/${resource.path}`, { preHandler: guard }, (request, reply) => {
      const query = parseQuery(resource, request.query as Readonly<Record<string, unknown>>) // Fastify's own parser gives an object.
      return json(reply, driftList(kit.faults.drift, drifting, listRecords(resource, query)))
    })
    app.get<OfRecord>(`${base}/${resource.path}/:id`, { preHandler: guard }, ({ params }, reply) => {
      const record = resource.get(params.id.toLowerCase())
      return record === undefined
        ? reply.code(404).send({ message: `No ${resource.type} was found with the id '${params.id}'.` })
        : json(reply, driftRecord(kit.faults.drift, drifting, record))
    })
  }

  app.get('/api/v2/users/me', { preHandler: guard }, (request, reply) => {
    const who = signedIn(kit, request)
    const user = who.state === 'known' ? store.users.get(kit.guid.of('user', who.login.user)) : undefined
    return user === undefined
      ? reply.code(404).send({ message: 'The signed-in user was not found.' })
      : json(reply, driftRecord(kit.faults.drift, 'users', toV2.user(user)))
  })
  for (const resource of createV2Resources(store, toV2)) addResource('/api/v2', '', resource)
  for (const resource of createMoneyV2Resources(store, createMoneyToV2(store, references))) addResource('/api/v2', '', resource)
  app.get<OfRecord>('/api/v2/customfields/:id', { preHandler: guard }, ({ params }, reply) => {
    const field = Object.values(store.fields).find(({ id }) => id === params.id.toLowerCase())
    return field === undefined ? reply.code(404).send({ message: 'The custom field was not found.' }) : json(reply, toV2.customField(field))
  })
  app.get('/api/v2/tags/matter', { preHandler: guard }, (_request, reply) => json(reply, tagsOf(store.matters)))
  app.get('/api/v2/tags/account', { preHandler: guard }, (_request, reply) => json(reply, tagsOf(store.accounts)))
  app.get('/api/v2/tags/activity', { preHandler: guard }, (_request, reply) => json(reply, []))
  const moneyToV1 = createMoneyToV1(store, kit.clock)
  for (const resource of createV1Resources(store, createToV1(store), moneyToV1)) addResource('/api', 'v1/', resource)
  addInternalRoutes(app, kit, { store, guard })
  addTimeEntryWrites(app, kit, { store, toV2, guard })
  addPaymentWrites(app, kit, { store, toV1: moneyToV1, writer, guard })

  // Documented: both names of JSON are taken.
  app.addContentTypeParser('text/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))

  app.setErrorHandler<Error & { readonly statusCode?: number }>((error, _request, reply) =>
    error instanceof BadRequest
      ? reply.code(400).send({ message: error.message, ...(error instanceof InvalidRequest ? { modelState: error.modelState } : {}) })
      : reply.code(error.statusCode ?? 500).send({ message: (error.statusCode ?? 500) < 500 ? error.message : 'An error has occurred.' }),
  )
  app.setNotFoundHandler((request, reply) =>
    /^\/api(?:\/|$)/i.test(request.url)
      ? reply.code(404).send({ message: `No HTTP resource was found that matches the request URI '${kit.origin}${request.url}'.` })
      : reply
          .code(404)
          .type('text/html; charset=utf-8')
          .send(kit.page({ title: 'Not found', body: '<main><h1>Not found</h1></main>' })),
  )
}

const json = (reply: FastifyReply, answer: unknown): FastifyReply => reply.type('application/json; charset=utf-8').send(answer)

/** Lets a request through that is signed in and within the limit. */
const createGuard = (kit: PortalKit): ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>) => {
  const limiter = createRequestLimiter(limit, kit.faults.rateLimit, kit.clock)
  return async (request, reply) => {
    const who = signedIn(kit, request)
    // Assumed: the framework's cookie sign-in answers a dead cookie with its own page and status 200, JSON endpoint or not.
    const isDeadCookie = who.state === 'dead' && who.by === 'cookie'
    if (isDeadCookie || kit.faults.drift === 'soft-login-page') return loginPage(kit, request, reply, { error: '', username: '' })
    if (who.state !== 'known') return reply.code(401).send({ message: 'Authorization has been denied for this request.' })
    const verdict = limiter.take(who.login.username)
    return verdict.allowed ? undefined : reply.code(429).header('retry-after', '30').send({ message: 'Too many requests.' })
  }
}

/** Every tag in use, with the creation time of the first record that carries it. */
const tagsOf = (
  records: Iterable<{ readonly tags: readonly string[]; readonly created_at: string }>,
): readonly { readonly created_at: string; readonly name: string }[] => {
  const first = new Map<string, string>()
  for (const { tags, created_at } of records) {
    for (const tag of tags) {
      const known = first.get(tag)
      if (known === undefined || created_at < known) first.set(tag, created_at)
    }
  }
  return [...first].map(([name, created_at]) => ({ created_at, name }))
}
