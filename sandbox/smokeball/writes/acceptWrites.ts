import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Effect, PortalKit, SandboxKind } from '../../portal/Portal.js'
import type { Callers } from '../api/callerOf.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import type { Webhooks } from '../webhooks/createWebhooks.js'
import type { Settling } from './createSettling.js'

/** A write that passed what can be checked without looking anything up. */
export interface LateWrite {
  readonly operation: Effect['operation']
  readonly kind: SandboxKind
  /** What the vendor calls the resource: `Fee`. */
  readonly resource: string
  readonly id: string
  /** The record's address, from the API's root. */
  readonly path: string
  readonly body: unknown
  /** Why it will come to nothing all the same; undefined where it will be done. */
  readonly failure: string | undefined
  /** Does it, and gives what is told of it; the event's type is `null` where the vendor tells nothing. */
  readonly act: () => { readonly type: string; readonly payload: unknown } | null
}

/** Answers 202 with the link of a record that will be there once the write has settled. */
export type AcceptWrite = (request: FastifyRequest, reply: FastifyReply, write: LateWrite) => FastifyReply

/** Makes the answer to every write of the API. What comes to nothing is told by the `error` event alone, and is no effect. */
export const acceptWrites = (
  kit: PortalKit,
  {
    firm,
    callers,
    settling,
    webhooks,
  }: { readonly firm: SmokeballFirm; readonly callers: Callers; readonly settling: Settling; readonly webhooks: Webhooks },
): AcceptWrite => {
  return (request, reply, { operation, kind, resource, id, path, body, failure, act }) => {
    const { userId } = callers.of(request)
    const requestId = String(request.headers['requestid'] ?? firm.newId())
    const reason = kit.faults.isToFailLate(request) ? 'The request could not be completed.' : failure
    if (reason === undefined) kit.effect(operation, kind, id, body)
    settling.later(() => {
      const event = reason === undefined ? act() : { type: 'error', payload: { message: reason, resourceName: resource, resourceId: id } }
      if (event !== null) webhooks.tell({ ...event, userId, requestId })
    })
    return reply.code(202).send({ id, href: `${kit.origin}${path}` })
  }
}
