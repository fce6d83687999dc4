import type { FastifyInstance } from 'fastify'
import type { Scrape } from '../../core/instruments/Scrape.js'
import type { AskReadiness } from '../../core/operations/Dependency.js'
import { healthRoutes } from './healthRoutes.js'

/** What the routes for whoever runs a process tell. */
export interface OperationsRoutesOptions {
  readonly readiness: AskReadiness
  /** Undefined: `/metrics` is no address. */
  readonly scrape: Scrape | undefined
}

/** Serves `/health/live`, `/health/ready` and `/metrics`: they need no key and hold no client data. */
export const operationsRoutes = (app: FastifyInstance, { readiness, scrape }: OperationsRoutesOptions): void => {
  healthRoutes(app, readiness)
  if (scrape === undefined) return
  app.get('/metrics', async (_, reply) => {
    const { contentType, text } = await scrape()
    return reply.type(contentType).send(text)
  })
}
