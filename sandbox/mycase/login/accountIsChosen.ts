import type { FastifyReply } from 'fastify'
import { openAuthSession } from './authSession.js'
import { authorize } from './authorize.js'
import type { LoginStep } from './LoginStep.js'

/** Signs in at the auth host and goes on to whoever asked. */
export const accountIsChosen = (step: LoginStep): FastifyReply => {
  openAuthSession(step.host.firm.kit, step.reply, step.login.username)
  return authorize(step)
}
