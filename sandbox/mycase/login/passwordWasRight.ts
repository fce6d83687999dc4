import type { FastifyReply } from 'fastify'
import { html } from './html.js'
import { identityIsKnown } from './identityIsKnown.js'
import type { LoginStep } from './LoginStep.js'
import { mfaPage } from './mfaPage.js'
import { openFlow } from './openFlow.js'
import { isRemembered } from './rememberedDevice.js'

/** Asks for the second factor, unless this browser is remembered or the login has none. */
export const passwordWasRight = (step: LoginStep): FastifyReply => {
  const { host, request, reply, login } = step
  const { kit } = host.firm
  if (login.secondFactor === 'none' || isRemembered(kit, request, login.username)) return identityIsKnown(step)
  if (login.secondFactor === 'sms') kit.sendCode('sms', login.phone)
  if (login.secondFactor === 'email') kit.sendCode('email', login.username)
  const flow = openFlow(kit, reply, { ...step.flow, stage: 'mfa', username: login.username })
  return html(reply, 200, mfaPage(kit, { login, token: flow.token }))
}
