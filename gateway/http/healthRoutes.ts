import type { FastifyInstance } from 'fastify'
import type { AskReadiness } from '../../core/operations/Dependency.js'

/** Serves `/health/live` and `/health/ready`: they need no key and hold no client data. */
export const healthRoutes = (app: FastifyInstance, ask: AskReadiness): void => {
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_, reply) => {
    const { isReady, dependencies } = await ask()
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'unready', dependencies })
  })
}
