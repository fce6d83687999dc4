import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Refuses requests that name this machine by a name from outside. A gateway on loopback may open to a well-known key or to none, and a web
 * page can point its own name at 127.0.0.1.
 */
export const hostCheck = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    if (!isLocalName(request.hostname)) {
      await reply.code(421).type('text/plain').send('This address is served under localhost only.\n')
    }
  })
}

const isLocalName = (host: string): boolean => host === 'localhost' || isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0
