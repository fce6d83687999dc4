import type { FastifyInstance } from 'fastify'
import { formText } from './formText.js'
import { html } from './html.js'
import { identityIsKnown } from './identityIsKnown.js'
import type { AuthHost } from './LoginStep.js'
import { lockedPage } from './messagePage.js'
import { mfaPage } from './mfaPage.js'
import { openFlow } from './openFlow.js'
import { rememberDevice } from './rememberedDevice.js'
import { stepOf } from './stepOf.js'

/** The page for the second factor (its path is assumed). */
export const addSecondFactorRoutes = (app: FastifyInstance, host: AuthHost): void => {
  const { kit } = host.firm
  app.post('/login_sessions/tfa', (request, reply) => {
    const step = stepOf(host, { request, reply }, 'mfa')
    if (step === undefined) return reply
    const { login } = step
    if (kit.attempts.isLocked(login.username)) return html(reply, 200, lockedPage(kit))
    if (!kit.checkCode(login, formText(request.body, 'tfa_code').trim())) {
      kit.attempts.failed(login.username)
      if (kit.attempts.isLocked(login.username)) return html(reply, 200, lockedPage(kit))
      const flow = openFlow(kit, reply, step.flow)
      return html(reply, 200, mfaPage(kit, { login, token: flow.token, alert: 'The verification code is invalid or has expired.' }))
    }
    if (formText(request.body, 'remember_device') === 'true') rememberDevice(kit, reply, login.username)
    return identityIsKnown(step)
  })
}
