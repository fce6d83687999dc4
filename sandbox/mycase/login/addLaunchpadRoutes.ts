import type { FastifyInstance } from 'fastify'
import { accountIsChosen } from './accountIsChosen.js'
import { formText } from './formText.js'
import { html } from './html.js'
import type { AuthHost } from './LoginStep.js'
import { membershipsOf } from './Membership.js'
import { messagePage } from './messagePage.js'
import { staleForm, stepOf } from './stepOf.js'

/** The account chooser's forms. */
export const addLaunchpadRoutes = (app: FastifyInstance, host: AuthHost): void => {
  const { kit } = host.firm

  app.post('/login_sessions/select_user', (request, reply) => {
    const step = stepOf(host, { request, reply }, 'launchpad')
    if (step === undefined) return reply
    const chosen = membershipsOf(kit, step.login).find(({ userId }) => userId === formText(request.body, 'user_id'))
    if (chosen === undefined) return staleForm(host, reply)
    if (chosen.here) return accountIsChosen(step)
    const text = `${chosen.firmName} keeps its client portal elsewhere; this sandbox holds one firm only.`
    return html(reply, 200, messagePage(kit, { id: 'client-portal', title: 'Client portal', text }))
  })

  app.post('/login_sessions/primary_user', (request, reply) => {
    const step = stepOf(host, { request, reply }, 'launchpad')
    if (step === undefined) return reply
    host.primaryAccounts.set(step.login.username, formText(request.body, 'user_id'))
    return reply.code(204).send()
  })
}
