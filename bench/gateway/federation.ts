import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n'
const prefixes = ['Clio', 'MyCase', 'PracticePanther', 'Smokeball'] as const

/** The queries that are measured: a list of 50 matters with what hangs on them, and one matter. */
export const queries = {
  large: `query Matters { matters(first: 50) { totalCount edges { cursor node { id vendor number title description status practiceArea openDate
    client { id displayName emails { address primary } phones { number e164 } }
    responsibleAttorney { id name email role }
    timeEntries(first: 5) { totalCount edges { node { id date hours description billable amount status user { name } } } } } }
    pageInfo { hasNextPage endCursor } } }`,
  small: `query Matter($id: ID!) { matter(id: $id) { id vendor number title description status practiceArea openDate
    client { id displayName emails { address primary } phones { number e164 } } responsibleAttorney { id name email role }
    timeEntries(first: 5) { totalCount edges { node { id date hours } } } } }`,
} as const

/** The variables the queries are sent with. */
export const variables = { large: {}, small: { id: 'mat_clio_bench001_0' } } as const

const records = Array.from({ length: 50 }, (_, index) => {
  const prefix = prefixes[index % prefixes.length] ?? 'Clio'
  return { index, prefix, id: `mat_${prefix.toLowerCase()}_bench001_${String(index)}` }
})

const contactOf = (index: number) => ({
  id: `con_${String(index)}`,
  displayName: `Client ${String(index)} Example`,
  emails: [
    { address: `client${String(index)}@example.com`, primary: true },
    { address: `office${String(index)}@example.org`, primary: false },
  ],
  phones: [{ number: `(555) 010-${String(1_000 + index)}`, e164: `+1555010${String(1_000 + index)}` }],
})

const userOf = (index: number) => ({
  id: `usr_${String(index % 7)}`,
  name: `Attorney ${String(index % 7)} Sample`,
  email: `attorney${String(index % 7)}@example.com`,
  role: 'attorney',
})

const matterOf = (index: number, vendor: string, id: string) => ({
  id,
  vendor,
  number: `2026-${String(index).padStart(5, '0')}`,
  title: `Example ${String(index)} v. Sample, Inc.`,
  description: `Breach of a supply contract; hearing ${String(index)} is set, discovery is open, and the other side has answered in part.`,
  status: 'OPEN',
  practiceArea: 'Commercial litigation',
  openDate: '2026-01-15',
  client: contactOf(index),
  responsibleAttorney: userOf(index),
  timeEntries: {
    totalCount: 5,
    edges: Array.from({ length: 5 }, (_, entry) => ({
      node: {
        id: `tim_${String(index)}_${String(entry)}`,
        date: `2026-02-0${String(entry + 1)}`,
        hours: '1.25',
        description: `Reviewed documents of set ${String(entry)} and wrote to the client about them.`,
        billable: true,
        amount: '437.50',
        currency: 'USD',
        status: 'UNBILLED',
        user: userOf(index + entry),
      },
    })),
  },
})

const firmSdl = `${link}
  type Query { matters(first: Int): MatterConnection! matter(id: ID!): Matter }
  interface Matter { id: ID! }
  type MatterConnection { totalCount: Int! edges: [MatterEdge!]! pageInfo: PageInfo! }
  type MatterEdge { cursor: String! node: Matter }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  ${prefixes.map((prefix) => `type ${prefix}Matter implements Matter @key(fields: "id", resolvable: false) { id: ID! }`).join('\n')}`

const fields = (prefix: string): string => `id: ID! vendor: String! number: String title: String! description: String status: String!
  practiceArea: String openDate: String client: ${prefix}Contact responsibleAttorney: ${prefix}User timeEntries(first: Int): ${prefix}TimeEntries!`

const vendorSdl = (prefix: string): string => `${link}
  type Query { _${prefix}: Boolean }
  interface Contact { id: ID! displayName: String! emails: [Email!]! phones: [Phone!]! }
  interface User { id: ID! name: String! email: String role: String }
  interface TimeEntries { totalCount: Int! edges: [TimeEntryEdge!]! }
  interface TimeEntryEdge { node: TimeEntry }
  interface TimeEntry { id: ID! date: String! hours: String! description: String! billable: Boolean! amount: String! currency: String! status: String! user: User }
  interface Matter { ${fields('')} }
  type ${prefix}Matter implements Matter @key(fields: "id") { ${fields(prefix)} }
  type ${prefix}Contact implements Contact { id: ID! displayName: String! emails: [Email!]! phones: [Phone!]! }
  type ${prefix}User implements User { id: ID! name: String! email: String role: String }
  type ${prefix}TimeEntries implements TimeEntries { totalCount: Int! edges: [${prefix}TimeEntryEdge!]! }
  type ${prefix}TimeEntryEdge implements TimeEntryEdge { node: ${prefix}TimeEntry }
  type ${prefix}TimeEntry implements TimeEntry { id: ID! date: String! hours: String! description: String! billable: Boolean! amount: String!
    currency: String! status: String! user: ${prefix}User }
  type Email @shareable { address: String! primary: Boolean! }
  type Phone @shareable { number: String! e164: String }`

const stub = ({ prefix, id }: { readonly prefix: string; readonly id: string }) => ({ __typename: `${prefix}Matter`, id })

const firmResolvers = {
  Query: {
    matters: (_: unknown, { first }: { first?: number }) => ({
      totalCount: records.length,
      edges: records.slice(0, first ?? 50).map((record) => ({ cursor: record.id, node: stub(record) })),
      pageInfo: { hasNextPage: false, endCursor: records.at(-1)?.id },
    }),
    matter: (_: unknown, { id }: { id: string }) => records.filter((record) => record.id === id).map(stub)[0],
  },
}

const vendorResolvers = (prefix: string) => {
  const matters = new Map(records.map(({ index, id }) => [id, matterOf(index, prefix.toUpperCase(), id)]))
  return { [`${prefix}Matter`]: { __resolveReference: ({ id }: { id: string }) => matters.get(id) } }
}

/** The five subgraphs over plain data, each by name. */
export const schemas: Readonly<Record<string, GraphQLSchema>> = {
  firm: buildSubgraphSchema({ typeDefs: parse(firmSdl), resolvers: firmResolvers }),
  ...Object.fromEntries(
    prefixes.map((prefix) => [
      prefix.toLowerCase(),
      buildSubgraphSchema({ typeDefs: parse(vendorSdl(prefix)), resolvers: vendorResolvers(prefix) }),
    ]),
  ),
}

/** The supergraph, with these addresses in it. */
export const composeSupergraph = (urls: Readonly<Record<string, string>>): string => {
  const sdls = { firm: firmSdl, ...Object.fromEntries(prefixes.map((prefix) => [prefix.toLowerCase(), vendorSdl(prefix)])) }
  const { supergraphSdl, errors } = composeServices(
    Object.entries(sdls).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: urls[name] ?? '' })),
  )
  if (supergraphSdl === undefined) throw new Error(String(errors))
  return supergraphSdl
}
