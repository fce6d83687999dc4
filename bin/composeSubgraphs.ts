import { composeServices } from '@apollo/composition'
import { parse, printSchema } from 'graphql'
import { type Vendor, vendorNames, vendors } from '../core/vendor.js'
import type { FederatedSchema } from '../schema/federation/buildFederatedSchema.js'
import { buildFirmSubgraph } from '../subgraphs/firm/buildFirmSubgraph.js'
import { buildVendorSubgraph } from '../subgraphs/vendor/buildVendorSubgraph.js'

/** One subgraph of ours, by the name it has in the supergraph. */
export interface NamedSubgraph extends FederatedSchema {
  readonly name: string
  /** The vendor whose records it resolves; null for `firm`. */
  readonly vendor: Vendor | null
}

/** Everything composition yields. */
export interface Composition {
  readonly subgraphs: readonly NamedSubgraph[]
  readonly supergraphSdl: string
  /** What clients see. */
  readonly apiSdl: string
}

/** Builds the five subgraphs. */
export const buildSubgraphs = (): readonly NamedSubgraph[] => [
  { name: 'firm', vendor: null, ...buildFirmSubgraph() },
  ...vendors.map((vendor) => ({ name: vendorNames[vendor].slug, vendor, ...buildVendorSubgraph(vendor) })),
]

/** Composes the five subgraphs; throws with every composition error. */
export const composeSubgraphs = (): Composition => {
  const subgraphs = buildSubgraphs()
  const { errors, supergraphSdl, schema } = composeServices(
    // In one process the addresses are never called; in the distributed mode each subgraph's own address takes their place.
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}.internal/graphql`, typeDefs: parse(sdl) })),
  )
  if (errors !== undefined) throw new AggregateError(errors, errors.map(({ message }) => message).join('\n'))
  return { subgraphs, supergraphSdl: `${supergraphSdl}\n`, apiSdl: `${printSchema(schema.toAPISchema().toGraphQLJSSchema())}\n` }
}
