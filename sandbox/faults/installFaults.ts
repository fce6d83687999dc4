import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { page } from '../portal/page.js'
import type { Faults } from './createFaults.js'
import type { NextFault } from './FaultOrder.js'

/** Puts the ordered faults in front of every route of a portal. `logout` ends all its sessions. */
export const installFaults = (app: FastifyInstance, faults: Faults, logout: () => void): void => {
  const cutAfter = new WeakSet<FastifyRequest>()
  app.addHook('onRequest', async (request, reply) => {
    await delay(faults, reply)
    const fault = faults.take(request.method, pathOf(request))
    if (fault !== undefined) actions[fault.do]({ request, reply, fault, logout, cutAfter, failLate: faults.failLate })
    return reply.sent ? reply : undefined
  })
  app.addHook('onSend', async (request, _reply, payload) => {
    // The socket is gone before the head is written, so that not one byte of the answer leaves.
    if (cutAfter.has(request)) request.raw.socket.destroy()
    return payload
  })
}

interface FaultCase {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly fault: NextFault
  readonly logout: () => void
  readonly cutAfter: WeakSet<FastifyRequest>
  readonly failLate: Faults['failLate']
}

const actions: Readonly<Record<NextFault['do'], (fault: FaultCase) => void>> = {
  error: ({ reply, fault }) => {
    void reply.code(fault.status).send({ error: 'Ordered at /_sandbox/faults', status: fault.status })
  },
  'drop-before': ({ request, reply }) => {
    reply.hijack()
    request.raw.socket.destroy()
  },
  'drop-after': ({ request, cutAfter }) => {
    cutAfter.add(request)
  },
  // The request stays open until the client leaves or the portal closes its connections.
  hang: ({ reply }) => {
    reply.hijack()
  },
  logout: ({ logout }) => {
    logout()
  },
  'fail-late': ({ request, failLate }) => {
    failLate(request)
  },
  html: ({ reply }) => {
    void reply.code(200).type('text/html; charset=utf-8').send(maintenancePage)
  },
}

const maintenancePage = page({
  title: 'Scheduled maintenance',
  body: '<main><h1>We will be right back</h1><p>The service is down for scheduled maintenance. Please try again in a few minutes.</p></main>',
})

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/'

const delay = async (faults: Faults, reply: FastifyReply): Promise<void> => {
  const { latencyMs, jitterMs } = faults.state
  const wait = latencyMs + Math.random() * jitterMs
  if (wait === 0) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, wait)
    reply.raw.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
