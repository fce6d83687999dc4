import type { FastifyRequest } from 'fastify'

/** What a request says of the trace it belongs to; undefined where it says nothing. */
export const traceParentOf = ({ headers: { traceparent } }: FastifyRequest): string | undefined =>
  typeof traceparent === 'string' ? traceparent : undefined
