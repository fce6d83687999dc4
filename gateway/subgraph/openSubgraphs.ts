import type { GatewayInstruments } from '../../core/instruments/GatewayInstruments.js'
import type { GatewayOptions, SubgraphPlace } from '../GatewayOptions.js'
import type { IncomingRequest } from '../IncomingRequest.js'
import { makeInternalToken } from '../internalToken.js'
import { HttpSubgraph } from './HttpSubgraph.js'
import { LocalSubgraph } from './LocalSubgraph.js'
import type { Subgraph } from './Subgraph.js'

type OpenSubgraphsOptions = Pick<GatewayOptions, 'subgraphs' | 'authenticate' | 'internalToken' | 'subgraphTimeoutMs'> & {
  readonly instruments: Pick<GatewayInstruments, 'fetch' | 'traceParent'>
}

/** Makes every subgraph of a supergraph reachable. Throws when one has no address, or could not be told who asks. */
export const openSubgraphs = (
  composed: readonly { readonly name: string; readonly url: string }[],
  options: OpenSubgraphsOptions,
): ReadonlyMap<string, Subgraph> => {
  const unknown = Object.keys(options.subgraphs).filter((name) => !composed.some((subgraph) => subgraph.name === name))
  if (unknown.length > 0) throw new Error(`The supergraph holds no subgraph named ${unknown.join(', ')}.`)
  return new Map(
    composed.map(({ name, url }) => {
      const subgraph = openSubgraph(name, options.subgraphs[name] ?? { url }, options)
      return [name, watchedSubgraph(name, subgraph, options.instruments)]
    }),
  )
}

type TokenFor = (incoming: IncomingRequest) => string | undefined

const openSubgraph = (name: string, place: SubgraphPlace, options: OpenSubgraphsOptions): Subgraph => {
  if ('schema' in place) return new LocalSubgraph(place)
  const urls = typeof place.url === 'string' ? [place.url] : place.url
  const wrong = urls.find((url) => !URL.canParse(url))
  if (wrong !== undefined || urls.length === 0) throw new Error(`Subgraph "${name}" has no address: the supergraph says "${wrong ?? ''}".`)
  if (options.authenticate !== undefined && options.internalToken === undefined) {
    throw new Error(`Subgraph "${name}" is reached over HTTP and needs an internal secret, so that it can be told who asks.`)
  }
  return new HttpSubgraph({
    name,
    urls,
    tokenFor: options.internalToken && tokenMaker(options.internalToken, name),
    traceParent: () => options.instruments.traceParent(),
    timeoutMs: options.subgraphTimeoutMs ?? 120_000,
    connections: 128,
  })
}

const watchedSubgraph = (name: string, subgraph: Subgraph, instruments: Pick<GatewayInstruments, 'fetch'>): Subgraph => ({
  execute: (fetch) => instruments.fetch(name, () => subgraph.execute(fetch)),
  close: () => subgraph.close(),
})

/** One token per client request and subgraph: it is the same for all its fetches there. */
const tokenMaker = ({ secret, clock }: NonNullable<OpenSubgraphsOptions['internalToken']>, audience: string): TokenFor => {
  const tokens = new WeakMap<IncomingRequest, string>()
  return (incoming) => {
    if (incoming.caller === null) return undefined
    let token = tokens.get(incoming)
    if (token === undefined) {
      token = makeInternalToken(incoming.caller, { secret, audience }, clock.now())
      tokens.set(incoming, token)
    }
    return token
  }
}
