import assert from 'node:assert/strict'
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'

type Resolvers = NonNullable<Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>['resolvers']>

/** One subgraph of a federation made for a test. */
export interface SubgraphSource {
  readonly sdl: string
  readonly resolvers?: Resolvers
}

/** A small federation: its supergraph, and each subgraph's schema by name. */
export interface Federation {
  readonly supergraphSdl: string
  readonly schemas: Readonly<Record<string, GraphQLSchema>>
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides", "@external",
  "@shareable", "@interfaceObject", "@inaccessible", "@override"])\n`

/** Composes subgraphs; `urls` are what the supergraph says of where they are. */
export const composeFederation = (
  sources: Readonly<Record<string, SubgraphSource>>,
  urls: Readonly<Record<string, string>> = {},
): Federation => {
  const services = Object.entries(sources).map(([name, { sdl }]) => ({ name, url: urls[name] ?? '', typeDefs: parse(link + sdl) }))
  const composed = composeServices(services)
  assert.ok(composed.supergraphSdl !== undefined, String(composed.errors))
  const schemas = Object.entries(sources).map(([name, { sdl, resolvers }]) => {
    const typeDefs = parse(link + sdl)
    return [name, buildSubgraphSchema(resolvers === undefined ? { typeDefs } : { typeDefs, resolvers })] as const
  })
  return { supergraphSdl: composed.supergraphSdl, schemas: Object.fromEntries(schemas) }
}
