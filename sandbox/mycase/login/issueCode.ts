import type { FastifyReply } from 'fastify'
import type { StaffRecord } from '../firm/StaffRecord.js'
import type { LoginStep } from './LoginStep.js'
import { closeFlow } from './openFlow.js'
import { redirectWith } from './redirectWith.js'

const lifetimeMs = 10 * 60_000

/** Sends the browser back to the client with a code that is good once. */
export const issueCode = ({ host, request, reply, flow }: LoginStep, user: StaffRecord): FastifyReply => {
  const { kit } = host.firm
  closeFlow(kit, request, reply)
  const code = kit.sessions.open('code', { clientId: flow.clientId, redirectUri: flow.redirectUri, staffId: user.id }, lifetimeMs)
  return redirectWith(reply, flow, { code })
}
