import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { vendorHookPath } from './vendorHookRoutes.js'

/**
 * Refuses requests that name this machine by a name from outside. A gateway on loopback may open to a well-known key or to none, and a web
 * page can point its own name at 127.0.0.1.
 */
export const hostCheck = (app: FastifyInstance): void => {
  // Clients keep to one name: it is looked at when it is another than the last.
  let lastLocal = 'localhost'
  app.addHook('onRequest', (request, reply, done) => {
    const { hostname } = request
    // Vendors call by the public name, and need more than a name to be heard.
    if (hostname !== lastLocal && !request.url.startsWith(vendorHookPath)) {
      if (!isLocalName(hostname)) return void reply.code(421).type('text/plain').send('This address is served under localhost only.\n')
      lastLocal = hostname
    }
    done()
  })
}

/** Whether a host name is this machine, or an address. */
export const isLocalName = (host: string): boolean => host === 'localhost' || isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0
