import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { formText } from './formText.js'
import { html } from './html.js'
import type { LoginFlow } from './LoginFlow.js'
import type { AuthHost, LoginStep } from './LoginStep.js'
import { messagePage } from './messagePage.js'
import { flowOf } from './openFlow.js'

/** The step a sent form belongs to; undefined, with the refusal already sent, where its flow is over, at another stage, or its token is wrong. */
export const stepOf = (
  host: AuthHost,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  stage: LoginFlow['stage'],
): LoginStep | undefined => {
  const { kit } = host.firm
  const flow = flowOf(kit, request)
  const login = kit.logins.find(({ username }) => username === flow?.username)
  if (flow?.stage === stage && login !== undefined && isToken(flow, request.body)) return { host, request, reply, flow, login }
  staleForm(host, reply)
  return undefined
}

/** Whether a form carries the flow's token. */
export const isToken = (flow: LoginFlow, body: unknown): boolean => {
  const sent = Buffer.from(formText(body, 'authenticity_token'))
  const right = Buffer.from(flow.token)
  return sent.length === right.length && timingSafeEqual(sent, right)
}

/** The form cannot be taken: Rails answers 422. */
export const staleForm = (host: AuthHost, reply: FastifyReply): FastifyReply =>
  html(
    reply,
    422,
    messagePage(host.firm.kit, {
      id: 'stale-form',
      title: 'This page has expired',
      text: 'Please go back to your portal and log in again.',
    }),
  )
