import type { FastifyReply } from 'fastify'
import { accountIsChosen } from './accountIsChosen.js'
import { html } from './html.js'
import { launchpadPage } from './launchpadPage.js'
import type { LoginStep } from './LoginStep.js'
import { membershipsOf } from './Membership.js'
import { openFlow } from './openFlow.js'

/** Every factor was right: people of several firms choose one. */
export const identityIsKnown = (step: LoginStep): FastifyReply => {
  const { host, reply, login } = step
  const { kit } = host.firm
  kit.attempts.succeeded(login.username)
  const memberships = membershipsOf(kit, login)
  if (memberships.length === 1) return accountIsChosen(step)
  const flow = openFlow(kit, reply, { ...step.flow, stage: 'launchpad', username: login.username })
  const primary = host.primaryAccounts.get(login.username) ?? memberships.find((one) => one.here)?.userId ?? ''
  return html(reply, 200, launchpadPage(kit, flow, { memberships, primary }))
}
