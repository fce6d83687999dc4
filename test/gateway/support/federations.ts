import { GraphQLError } from 'graphql'
import { MattergraphError } from '../../../core/errors.js'
import { composeFederation, type Federation } from './composeFederation.js'

const users = [
  { id: 'u1', name: 'Ada Example', rate: 400 },
  { id: 'u2', name: 'Bo Sample', rate: 250 },
]

const matters = [
  { __typename: 'BlueMatter', id: 'm1', title: 'Ø v. Smith', owner: 'u1', size: 3 },
  { __typename: 'RedMatter', id: 'm2', title: 'Estate of Doe', owner: 'u2', size: 5 },
  { __typename: 'BlueMatter', id: 'm3', title: 'In re Example', owner: 'u1', size: 8 },
  { __typename: 'RedMatter', id: 'm4', title: 'broken', owner: 'u2', size: 13 },
]

const matterOf = (reference: { id: string }): (typeof matters)[number] | undefined => matters.find(({ id }) => id === reference.id)

const colourSdl = (prefix: string): string => `
  type Query { ${prefix.toLowerCase()}Count: Int! }
  interface Matter { id: ID! title: String! owner: User client: Client }
  type ${prefix}Matter implements Matter @key(fields: "id") { id: ID! title: String! owner: User client: Client tags: [[String!]!] }
  type User @key(fields: "id", resolvable: false) { id: ID! }
  type Client @shareable { name: String! nickname: String since: Int }
`

const colourResolvers = (prefix: string) => ({
  Query: { [`${prefix.toLowerCase()}Count`]: () => matters.filter(({ __typename }) => __typename.startsWith(prefix)).length },
  [`${prefix}Matter`]: {
    __resolveReference: async (reference: { id: string }) => {
      if (reference.id === 'm4')
        throw new MattergraphError('VENDOR_UNAVAILABLE', 'The vendor does not answer.', { accountId: 'acc_clio_7k2m' })
      return matterOf(reference)
    },
    owner: ({ owner }: { owner: string }) => ({ id: owner }),
    client: ({ id }: { id: string }) => ({ name: `client of ${id}`, nickname: null, since: 2001 }),
    tags: ({ size }: { size: number }) => [['a', String(size)], []],
  },
})

/** The product's own cut in small: an interface, one entity type per vendor, one subgraph that owns the root fields and knows ids only. */
export const interfaceFederation = (urls?: Readonly<Record<string, string>>): Federation =>
  composeFederation(
    {
      front: {
        sdl: `
          type Query {
            matter(id: ID!): Matter
            matters(ids: [ID!], first: Int): MatterConnection!
            node(id: ID!): Node
            search(text: String): [Found!]!
            nothing: Matter
            required: Matter!
          }
          type Mutation { open(title: String!): Matter close(id: ID!): Boolean! fail: Boolean }
          interface Node { id: ID! }
          interface Matter implements Node { id: ID! }
          union Found = BlueMatter | RedMatter | User
          type MatterConnection @shareable { edges: [MatterEdge!]! totalCount: Int! }
          type MatterEdge @shareable { cursor: String! node: Matter }
          type BlueMatter implements Matter & Node @key(fields: "id", resolvable: false) { id: ID! }
          type RedMatter implements Matter & Node @key(fields: "id", resolvable: false) { id: ID! }
          type User implements Node @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: {
          Query: {
            matter: (_: unknown, { id }: { id: string }) => matterOf({ id }),
            matters: (_: unknown, { ids }: { ids?: string[] }) => {
              const found = ids === undefined ? matters : ids.map((id) => matterOf({ id }) ?? null)
              return { edges: found.map((node, index) => ({ cursor: String(index), node })), totalCount: found.length }
            },
            node: (_: unknown, { id }: { id: string }) =>
              matterOf({ id }) ?? users.filter((user) => user.id === id).map((user) => ({ __typename: 'User', ...user }))[0],
            search: () => [...matters.slice(0, 2), { __typename: 'User', id: 'u1' }],
            nothing: () => null,
            required: () => ({ __typename: 'BlueMatter', id: 'm999' }),
          },
          Mutation: {
            open: (_: unknown, { title }: { title: string }) => ({ ...matters[0], title }),
            close: () => true,
            fail: () => {
              throw new MattergraphError('VENDOR_REJECTED', 'The vendor refused it.', { outcome: 'UNCERTAIN' })
            },
          },
        },
      },
      blue: { sdl: colourSdl('Blue'), resolvers: colourResolvers('Blue') },
      red: { sdl: colourSdl('Red'), resolvers: colourResolvers('Red') },
      people: {
        sdl: `type User @key(fields: "id") { id: ID! name: String! rate: Int secret: String }`,
        resolvers: {
          User: {
            __resolveReference: ({ id }: { id: string }) => users.find((user) => user.id === id),
            secret: () => {
              throw new Error('SELECT * FROM passwords failed')
            },
          },
        },
      },
    },
    urls,
  )

/** Fields computed from what other subgraphs own, provided parts, shared values, overrides and an interface object. */
export const requiringFederation = (urls?: Readonly<Record<string, string>>): Federation =>
  composeFederation(
    {
      catalogue: {
        sdl: `
          type Query { products: [Product!]! media: [Media!]! top: Product @provides(fields: "price") one(id: ID!): Media }
          type Product @key(fields: "upc") @key(fields: "sku brand { id }") { upc: ID! sku: String brand: Brand weight: Int dimensions: Size price: Int @external kind: Kind old: String }
          type Brand @shareable { id: ID! name: String }
          type Size @shareable { width: Int height: Int }
          enum Kind { PAPER INK HIDDEN @inaccessible }
          interface Media @key(fields: "id") { id: ID! title: String }
          type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
          type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
        resolvers: {
          Query: {
            products: () => products,
            top: () => ({ ...products[0], price: 111 }),
            media: () => media,
            one: (_: unknown, { id }: { id: string }) => media.find((item) => item.id === id),
          },
          Product: {
            __resolveReference: ({ upc, sku }: { upc?: string; sku?: string }) =>
              products.find((item) => item.upc === upc || item.sku === sku),
            old: () => 'old',
          },
          Media: {
            __resolveReference: ({ id }: { id: string }) => media.find((item) => item.id === id),
            __resolveType: (item: { __typename: string }) => item.__typename,
          },
          Book: { __resolveReference: ({ id }: { id: string }) => media.find((item) => item.id === id) },
          Film: { __resolveReference: ({ id }: { id: string }) => media.find((item) => item.id === id) },
        },
      },
      stock: {
        sdl: `
          type Query { stocked: [Product] rated: [Media!]! }
          type Product @key(fields: "upc") {
            upc: ID! price: Int @shareable inStock: Boolean weight: Int @external dimensions: Size @external
            shipping: Int @requires(fields: "weight") box: String! @requires(fields: "dimensions { width height }")
            old: String @override(from: "catalogue")
          }
          type Size @shareable { width: Int height: Int }
          type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int reviews(first: Int): [Review!] }
          type Review { text: String about: Media }`,
        resolvers: {
          Query: { stocked: () => [{ upc: 'p2' }, null, { upc: 'p1' }], rated: () => [{ id: 'b1' }, { id: 'f1' }] },
          Product: {
            __resolveReference: (reference: { upc: string }) => reference,
            price: ({ upc, price }: { upc: string; price?: number }) => price ?? (upc === 'p1' ? 10 : 20),
            inStock: ({ upc }: { upc: string }) => upc === 'p1',
            shipping: ({ weight }: { weight: number | null }) => (weight === null ? null : weight * 2),
            box: ({ dimensions }: { dimensions: { width: number; height: number } | null }) => {
              if (dimensions === null) throw new GraphQLError('no size, no box', { extensions: { code: 'NO_SIZE' } })
              return `${String(dimensions.width)}x${String(dimensions.height)}`
            },
            old: () => 'new',
          },
          Media: {
            __resolveReference: (reference: { id: string }) => reference,
            stars: ({ id }: { id: string }) => (id === 'b1' ? 5 : 3),
            reviews: ({ id }: { id: string }, { first }: { first?: number }) =>
              [{ text: `${id} is fine`, about: { id } }].slice(0, first ?? 1),
          },
        },
      },
    },
    urls,
  )

const products = [
  { upc: 'p1', sku: 's1', brand: { id: 'b', name: 'Brand' }, weight: 3, dimensions: { width: 1, height: 2 }, kind: 'PAPER' },
  { upc: 'p2', sku: 's2', brand: { id: 'b', name: 'Brand' }, weight: null, dimensions: null, kind: 'HIDDEN' },
]

const media = [
  { __typename: 'Book', id: 'b1', title: 'Evidence', pages: 300 },
  { __typename: 'Film', id: 'f1', title: 'Twelve', minutes: 96 },
]
