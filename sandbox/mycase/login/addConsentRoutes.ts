import type { FastifyInstance } from 'fastify'
import { userOf } from './authorize.js'
import { formText } from './formText.js'
import { issueCode } from './issueCode.js'
import type { AuthHost } from './LoginStep.js'
import { closeFlow } from './openFlow.js'
import { redirectWith } from './redirectWith.js'
import { staleForm, stepOf } from './stepOf.js'

/** The answer to the consent page. */
export const addConsentRoutes = (app: FastifyInstance, host: AuthHost): void => {
  app.post('/login_sessions/authorize', (request, reply) => {
    const step = stepOf(host, { request, reply }, 'consent')
    if (step === undefined) return reply
    if (formText(request.body, 'decision') !== 'allow') {
      closeFlow(host.firm.kit, request, reply)
      return redirectWith(reply, step.flow, { error: 'access_denied', error_description: 'The user denied the request' })
    }
    const user = userOf(step)
    if (user === undefined) return staleForm(host, reply)
    host.consents.add(`${step.flow.clientId} ${step.login.username}`)
    return issueCode(step, user)
  })
}
