import { request } from 'undici'
import { z } from 'zod'

/** What a GraphQL request came to. */
export interface GraphAnswer {
  readonly data: unknown
  readonly errors: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[] | undefined
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
  /** What the answer says beside data and errors. */
  readonly extensions: Readonly<Record<string, unknown>>
}

/** A GraphQL request, as a client sends one. */
export interface GraphRequest {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  /** `no-cache` reads the vendors now. */
  readonly cacheControl?: string
  /** `Bearer reader` may only read. */
  readonly authorization?: string
  /** The header `Idempotency-Key`. */
  readonly idempotencyKey?: string
  /** The header `traceparent`. */
  readonly traceParent?: string
}

const answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default([]),
  extensions: z.record(z.string(), z.unknown()).default({}),
})

/** Sends a request to a gateway and gives the whole answer, errors too. */
export const askGraph = async (
  url: string,
  { query, variables = {}, cacheControl, authorization, idempotencyKey, traceParent }: GraphRequest,
): Promise<GraphAnswer> => {
  const headers = {
    'content-type': 'application/json',
    ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    ...(traceParent === undefined ? {} : { traceparent: traceParent }),
  }
  const response = await request(new URL('graphql', url), { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  const { data = null, errors, extensions } = answer.parse(await response.body.json())
  return { data, errors, extensions }
}
