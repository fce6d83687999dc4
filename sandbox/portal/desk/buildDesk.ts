import fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import { faultOrder } from '../../faults/FaultOrder.js'
import { addRecordRoutes } from './addRecordRoutes.js'
import type { DeskOptions } from './Desk.js'
import { deskPage } from './deskPage.js'
import { DeskRefusal } from './DeskRefusal.js'
import { parseBody } from './parseBody.js'

/** Builds what answers under `/_sandbox/`: for tests and for the person who runs the sandbox. It is not part of any vendor. */
export const buildDesk = async (options: DeskOptions): Promise<FastifyInstance> => {
  const app = fastify({ logger: false })
  refuseStrangers(app)
  allowEmptyJson(app)
  app.setErrorHandler<Error & { readonly statusCode?: number }>((error, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ message: error.message }),
  )
  app.setNotFoundHandler((request, reply) => reply.code(404).send({ message: `Nothing answers ${request.method} ${request.url}.` }))
  addRecordRoutes(app, options)
  addObservationRoutes(app, options)
  addControlRoutes(app, options)
  await app.ready()
  return app
}

/** A page of another site cannot send JSON here without the browser asking first, nor reach this address under a name of its own. */
const refuseStrangers = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request) => {
    if (!['127.0.0.1', 'localhost'].includes(request.hostname))
      throw new DeskRefusal(403, 'Only 127.0.0.1 and localhost are answered here.')
  })
}

/** A DELETE or POST may announce JSON and carry none. */
const allowEmptyJson = (app: FastifyInstance): void => {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)))
    } catch {
      done(new DeskRefusal(400, 'The body is not JSON.'))
    }
  })
}

/** `after`: how many of the first effects are left out. */
const effectsQuery = z.object({ after: z.coerce.number().int().min(0).default(0) })

const addObservationRoutes = (app: FastifyInstance, { definition, current }: DeskOptions): void => {
  app.get('/_sandbox', (_request, reply) => reply.redirect('/_sandbox/'))
  app.get('/_sandbox/', (_request, reply) => reply.type('text/html; charset=utf-8').send(deskPage(definition, current())))
  app.get('/_sandbox/effects', ({ query }) => current().effects.slice(effectsQuery.parse(query).after))
  app.get('/_sandbox/inbox', () => current().inbox)
  app.get('/_sandbox/requests', () => current().requests.list())
  app.delete('/_sandbox/requests', (_request, reply) => {
    current().requests.clear()
    return reply.code(204).send()
  })
}

const resetOrder = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff).optional(),
  matters: z.int().min(1).max(1_000_000).optional(),
})

const addControlRoutes = (app: FastifyInstance, { definition, current, reset }: DeskOptions): void => {
  const order = faultOrder(Object.keys(definition.drifts))
  app.get('/_sandbox/faults', () => current().faults.report())
  app.post('/_sandbox/faults', ({ body }) => {
    const wanted = parseBody(order, body)
    current().faults.apply(wanted)
    if (wanted.expireSessions === true) current().expireSessions()
    return current().faults.report()
  })
  app.delete('/_sandbox/faults', (_request, reply) => {
    current().faults.clear()
    return reply.code(204).send()
  })
  app.post('/_sandbox/reset', async ({ body }) => {
    const { world } = current()
    const wanted = { seed: world.seed, matters: world.matterCount, ...definedOnly(parseBody(resetOrder, body)) }
    await reset(wanted)
    return wanted
  })
}

const definedOnly = (order: z.infer<typeof resetOrder>): { seed?: number; matters?: number } => ({
  ...(order.seed === undefined ? {} : { seed: order.seed }),
  ...(order.matters === undefined ? {} : { matters: order.matters }),
})
