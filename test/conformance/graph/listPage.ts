import { z } from 'zod'
import type { RecordKind } from '../../../core/recordKind.js'
import { askGraph } from '../../support/askGraph.js'
import { graphKinds } from './GraphRecord.js'

/** Which part of a list is asked for, in the words of the contract. */
export interface ListArguments {
  readonly filter?: Readonly<Record<string, unknown>>
  readonly orderBy?: { readonly field: string; readonly direction: string }
  readonly first?: number
  readonly after?: string | null
  readonly last?: number
  readonly before?: string | null
}

const connection = z.object({
  edges: z.array(z.object({ cursor: z.string(), node: z.looseObject({ id: z.string() }) })),
  pageInfo: z.object({
    hasNextPage: z.boolean(),
    hasPreviousPage: z.boolean(),
    startCursor: z.string().nullable(),
    endCursor: z.string().nullable(),
  }),
  totalCount: z.number(),
})

/** One page of a list. */
export type GraphPage = z.infer<typeof connection>

/** Asks for one page of a list, each record with these fields; throws where the answer holds an error. */
export const listPage = async (url: string, kind: RecordKind, listed: ListArguments, fields = 'id'): Promise<GraphPage> => {
  const { list, type } = graphKinds[kind]
  const query = `query ($filter: ${type}Filter, $orderBy: ${type}Order, $first: Int, $after: String, $last: Int, $before: String) {
    ${list}(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { ${fields} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
    }
  }`
  const { data, errors } = await askGraph(url, { query, variables: { ...listed } })
  if (errors.length > 0) throw new Error(`${list} ${JSON.stringify(listed)}: ${JSON.stringify(errors)}`)
  const lists = z.record(z.string(), connection).parse(data)
  const page = lists[list]
  if (page === undefined) throw new Error(`the answer holds no ${list}`)
  return page
}
