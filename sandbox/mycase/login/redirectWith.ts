import type { FastifyReply } from 'fastify'
import type { LoginFlow } from './LoginFlow.js'

/** Sends the browser back to the client with an outcome, and with the state it sent. */
export const redirectWith = (reply: FastifyReply, flow: LoginFlow, outcome: Readonly<Record<string, string>>): FastifyReply => {
  const url = new URL(flow.redirectUri)
  for (const [name, value] of Object.entries(outcome)) url.searchParams.set(name, value)
  if (flow.state !== null) url.searchParams.set('state', flow.state)
  return reply.redirect(url.href)
}
