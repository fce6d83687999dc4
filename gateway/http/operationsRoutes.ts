import type { FastifyInstance } from 'fastify'
import type { GatewayMetrics } from './GatewayMetrics.js'

/** What the routes for whoever runs the gateway tell. */
export interface OperationsRoutesOptions {
  readonly metrics: GatewayMetrics
  /** Whether requests can be answered now. */
  readonly isReady: () => Promise<boolean>
}

/** Serves `/health/live`, `/health/ready` and `/metrics`: they need no key and hold no client data. */
export const operationsRoutes = (app: FastifyInstance, { metrics, isReady }: OperationsRoutesOptions): void => {
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_, reply) => {
    const ready = await isReady()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' })
  })
  app.get('/metrics', async (_, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text()))
}
