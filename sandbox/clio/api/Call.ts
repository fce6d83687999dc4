import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Drift } from '../drifts.js'
import type { Asker } from './Kind.js'

/** One authorised request. */
export interface Call {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly query: URLSearchParams
  readonly asker: Asker
  readonly drift: Drift | undefined
}

/** The body of an answer; undefined where it has none: the status is set then. */
export type Answer = (call: Call) => unknown

/** The id in a path, with or without the suffix `.json`. */
export const idParameter = ({ request }: Call): string => {
  const { id } = request.params as { readonly id: string } // Every route that asks for it has the parameter.
  return id.replace(/\.json$/, '')
}
