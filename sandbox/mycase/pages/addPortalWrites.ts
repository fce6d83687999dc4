import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiRefusal } from '../api/ApiRefusal.js'
import { parseRequest } from '../api/parseRequest.js'
import { saveCase } from '../writes/saveCase.js'
import { saveClient } from '../writes/saveClient.js'
import type { PageContext } from './PageContext.js'
import { caseFieldsOf, caseForm } from './caseForm.js'
import { clientFieldsOf, clientForm } from './clientForm.js'
import { isGenuineWrite } from './portalSession.js'

/** The JSON writes of the portal's own pages. Refusals are status 200 with `success` false. */
export const addPortalWrites = ({ app, firm, sessionOf }: PageContext): void => {
  /** Does a write if it comes from the portal's own page. */
  const guarded = (request: FastifyRequest, reply: FastifyReply, write: () => unknown): unknown => {
    if (!isGenuineWrite(sessionOf(request), request)) return reply.code(422).send({ error: 'Invalid authenticity token' })
    try {
      return write()
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error
      return { success: false, object_errors: { full_messages: error.errors.map(({ description }) => description) } }
    }
  }

  app.post('/court_cases', (request, reply) =>
    guarded(request, reply, () => {
      const record = saveCase(firm, undefined, caseFieldsOf(firm, parseRequest(caseForm, request.body)), 'append')
      firm.kit.effect('create', 'matters', String(record.id), request.body)
      return { success: true, court_case: { id: record.id } }
    }),
  )
  app.post('/court_cases/validate_case.json', (request, reply) =>
    guarded(request, reply, () => {
      const { name } = caseFieldsOf(firm, parseRequest(caseForm, request.body))
      for (const one of firm.cases) if (one.name.toLowerCase() === name?.toLowerCase()) throw nameTaken
      return { success: true }
    }),
  )
  app.post('/contacts/clients.json', (request, reply) =>
    guarded(request, reply, () => {
      const { client } = parseRequest(z.object({ client: clientForm }), request.body)
      for (const one of firm.clients) if (client.email !== '' && one.email === client.email) throw emailTaken
      const record = saveClient(firm, undefined, clientFieldsOf(client), 'append')
      firm.kit.effect('create', 'contacts', `client-${String(record.id)}`, request.body)
      return { success: true, client: { id: record.id } }
    }),
  )
}

const nameTaken = new ApiRefusal(422, { description: 'Name has already been taken' })
const emailTaken = new ApiRefusal(422, { description: 'Email has already been taken' })
