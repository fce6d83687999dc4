import type { GatewayOptions, SubgraphPlace } from '../GatewayOptions.js'
import type { IncomingRequest } from '../IncomingRequest.js'
import { makeInternalToken } from '../internalToken.js'
import { HttpSubgraph } from './HttpSubgraph.js'
import { LocalSubgraph } from './LocalSubgraph.js'
import type { Subgraph } from './Subgraph.js'

type OpenSubgraphsOptions = Pick<GatewayOptions, 'subgraphs' | 'authenticate' | 'internalToken' | 'subgraphTimeoutMs'>

/** Makes every subgraph of a supergraph reachable. Throws when one has no address, or could not be told who asks. */
export const openSubgraphs = (
  composed: readonly { readonly name: string; readonly url: string }[],
  options: OpenSubgraphsOptions,
): ReadonlyMap<string, Subgraph> => {
  const unknown = Object.keys(options.subgraphs).filter((name) => !composed.some((subgraph) => subgraph.name === name))
  if (unknown.length > 0) throw new Error(`The supergraph holds no subgraph named ${unknown.join(', ')}.`)
  const token = tokenMaker(options)
  return new Map(composed.map(({ name, url }) => [name, openSubgraph(name, options.subgraphs[name] ?? { url }, options, token)]))
}

type TokenFor = (incoming: IncomingRequest) => string | undefined

const openSubgraph = (name: string, place: SubgraphPlace, options: OpenSubgraphsOptions, tokenFor: TokenFor | undefined): Subgraph => {
  if ('schema' in place) return new LocalSubgraph(place)
  if (!URL.canParse(place.url)) throw new Error(`Subgraph "${name}" has no address: the supergraph says "${place.url}".`)
  if (options.authenticate !== undefined && tokenFor === undefined) {
    throw new Error(`Subgraph "${name}" is reached over HTTP and needs an internal secret, so that it can be told who asks.`)
  }
  return new HttpSubgraph({ name, url: place.url, tokenFor, timeoutMs: options.subgraphTimeoutMs ?? 60_000, connections: 128 })
}

/** One token per client request: it is the same for all its fetches. */
const tokenMaker = ({ internalToken }: OpenSubgraphsOptions): TokenFor | undefined => {
  if (internalToken === undefined) return undefined
  const tokens = new WeakMap<IncomingRequest, string>()
  return (incoming) => {
    if (incoming.caller === null) return undefined
    let token = tokens.get(incoming)
    if (token === undefined) {
      token = makeInternalToken(incoming.caller, internalToken.secret, internalToken.clock.now())
      tokens.set(incoming, token)
    }
    return token
  }
}
