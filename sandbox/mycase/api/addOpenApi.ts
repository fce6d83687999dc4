import type { FastifyError, FastifyInstance } from 'fastify'
import { createRequestLimiter } from '../../portal/requestLimiter.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { softLogin } from '../login/softLogin.js'
import { addCaseRoutes } from './addCaseRoutes.js'
import { addClientRoutes } from './addClientRoutes.js'
import { addCompanyRoutes } from './addCompanyRoutes.js'
import { addCustomFieldRoutes } from './addCustomFieldRoutes.js'
import { addExpenseRoutes } from './addExpenseRoutes.js'
import { addInvoiceRoutes } from './addInvoiceRoutes.js'
import { addLookupRoutes } from './addLookupRoutes.js'
import { addRelationshipRoutes } from './addRelationshipRoutes.js'
import { addStaffRoutes } from './addStaffRoutes.js'
import { addTimeEntryRoutes } from './addTimeEntryRoutes.js'
import { addWebhookRoutes } from '../webhooks/addWebhookRoutes.js'
import type { Webhooks } from '../webhooks/createWebhooks.js'
import { ApiRefusal } from './ApiRefusal.js'
import { bearerOf } from './bearer.js'

/** 25 requests a second for each OAuth client. */
const published = { requests: 25, perMs: 1000, burst: 25 } as const

/** The Open API, under `/v1`: bearer tokens only. */
export const addOpenApi = (app: FastifyInstance, firm: MyCaseFirm, webhooks: Webhooks): void => {
  const limiter = createRequestLimiter(published, firm.kit.faults.rateLimit, firm.kit.clock)
  void app.register(
    async (api) => {
      api.addHook('onRequest', async (request, reply) => {
        if (firm.kit.faults.drift === 'soft-login-page') return softLogin(firm, reply)
        const { clientId } = bearerOf(firm, request)
        if (limiter.take(clientId).allowed) return undefined
        void reply.header('retry-after', '1')
        throw new ApiRefusal(429, { description: 'Too many requests' })
      })
      api.setErrorHandler(async (error: FastifyError, _request, reply) => {
        const status = error.statusCode ?? 500
        const errors =
          error instanceof ApiRefusal ? error.errors : [{ description: status < 500 ? error.message : 'Internal server error' }]
        return reply.code(status).send({ errors })
      })
      api.setNotFoundHandler((_request, reply) => reply.code(404).send({ errors: [{ description: 'Not found' }] }))
      for (const add of groups) add({ api, firm })
      addWebhookRoutes({ api, firm }, webhooks)
    },
    { prefix: '/v1' },
  )
}

const groups = [
  addStaffRoutes,
  addCaseRoutes,
  addClientRoutes,
  addCompanyRoutes,
  addTimeEntryRoutes,
  addExpenseRoutes,
  addInvoiceRoutes,
  addLookupRoutes,
  addCustomFieldRoutes,
  addRelationshipRoutes,
]
