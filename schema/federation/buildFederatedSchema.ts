import subgraph from '@apollo/subgraph'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import { type GraphQLSchema, Kind, parse, print } from 'graphql'
import { buildSchemaSync, createResolversMap } from 'type-graphql'

/** Resolves one representation of an entity: the object, null when there is none, or a rejection that names why. */
export type ReferenceResolver<Context> = (reference: { readonly id: string }, context: Context) => unknown

/** What one subgraph is made of. */
export interface FederatedSchemaOptions<Context> {
  /** Resolver classes; at least one. */
  readonly resolvers: readonly [Function, ...Function[]]
  /** Every object type of the subgraph that no resolver names. Types of other subgraphs in the same process stay out because they are not listed. */
  readonly types: readonly Function[]
  /** How each entity this subgraph owns is found again by its key. */
  readonly references: Readonly<Record<string, ReferenceResolver<Context>>>
}

/** A subgraph: its executable schema and the SDL that composition reads. */
export interface FederatedSchema {
  readonly schema: GraphQLSchema
  readonly sdl: string
}

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])'

/** type-graphql asks for one where there are subscriptions. Ours hear of events at the gateway; a subgraph only answers what one of them is. */
const neverUsed: NonNullable<Parameters<typeof buildSchemaSync>[0]['pubSub']> = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('events are heard at the gateway')
  },
}

/** Builds a federation 2 subgraph from type-graphql classes. Throws when a type function is missing or two classes claim one name. */
export const buildFederatedSchema = <Context>({ resolvers, types, references }: FederatedSchemaOptions<Context>): FederatedSchema => {
  const plain = buildSchemaSync({
    resolvers: [...resolvers],
    orphanedTypes: [...types],
    validate: false,
    // A vendor's subgraph has no root fields before federation adds its own; the composed result is checked by composition instead.
    skipCheck: true,
    pubSub: neverUsed,
  })
  const document = parse(printSchemaWithDirectives(plain), { noLocation: true })
  const definitions = document.definitions.filter(
    (definition) =>
      definition.kind !== Kind.SCHEMA_DEFINITION &&
      !(definition.kind === Kind.OBJECT_TYPE_DEFINITION && (definition.fields ?? []).length === 0),
  )
  const byName = definitions.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'))
  const sdl = `${link}\n\n${byName.map(print).join('\n\n')}\n`
  const resolverMap: Record<string, unknown> = { ...createResolversMap(plain) }
  for (const builtIn of ['ID', 'String', 'Boolean', 'Int', 'Float', 'Query']) {
    if (builtIn !== 'Query' || plain.getQueryType() === undefined || Object.keys(plain.getQueryType()?.getFields() ?? {}).length === 0) {
      delete resolverMap[builtIn]
    }
  }
  for (const [name, resolveReference] of Object.entries(references)) {
    resolverMap[name] = { ...(resolverMap[name] as object | undefined), __resolveReference: resolveReference }
  }
  // The map is made of what type-graphql and this function put in: resolver functions and scalars, as the type below wants them.
  type Modules = Parameters<typeof subgraph.buildSubgraphSchema>[0]
  const module = { typeDefs: parse(sdl, { noLocation: true }), resolvers: resolverMap }
  return { schema: subgraph.buildSubgraphSchema([module] as unknown as Modules), sdl }
}

const nameOf = (definition: { readonly kind: string; readonly name?: { readonly value: string } }): string =>
  definition.name?.value ?? definition.kind
