import { type Schema, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'

/** A supergraph, read once and ready to plan against. */
export interface LoadedSupergraph {
  readonly sdl: string
  /** What clients see. */
  readonly apiSchema: GraphQLSchema
  /** `apiSchema` in the planner's own form. */
  readonly plannerSchema: Schema
  /** The whole supergraph, parts hidden from clients included. */
  readonly supergraphSchema: GraphQLSchema
  readonly planner: QueryPlanner
  /** Every subgraph with the address it was composed with. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
}

/** Reads a supergraph's SDL. Throws a GraphQLError that says what is wrong with it. */
export const loadSupergraph = (sdl: string): LoadedSupergraph => {
  const supergraph = Supergraph.build(sdl)
  const plannerSchema = supergraph.apiSchema()
  return {
    sdl,
    apiSchema: plannerSchema.toGraphQLJSSchema(),
    plannerSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph),
    subgraphs: supergraph.subgraphsMetadata(),
  }
}
