import type { Secret } from '../core/Secret.js'
import type { Clock } from '../core/clock.js'
import type { TakeDelivery } from '../core/hint/VendorHooks.js'
import type { Authenticate } from './authenticate.js'
import type { GatewayInstruments } from '../core/instruments/GatewayInstruments.js'
import type { Scrape } from '../core/instruments/Scrape.js'
import type { Logger } from '../core/log/Logger.js'
import type { AskReadiness } from '../core/operations/Dependency.js'
import type { Limits } from './limits/Limits.js'
import type { LocalSubgraphOptions } from './subgraph/LocalSubgraph.js'
import type { SubscriptionLimits } from './subscriptions/SubscriptionLimits.js'
import type { SubscriptionSources } from './subscriptions/SubscriptionSources.js'

/** How one subgraph is reached: in this process, or over HTTP, at one address or at several whose processes are each as good as another. */
export type SubgraphPlace = LocalSubgraphOptions | { readonly url: string | readonly string[] }

/** What the page at `/` shows. */
export interface GraphiqlOptions {
  /** The `Authorization` header that is filled in; only a gateway whose key is no secret says one. */
  readonly demoAuthorization?: string
}

/** What a gateway is opened with. */
export interface GatewayOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** The composed supergraph. */
  readonly supergraphSdl: string
  /** By the subgraph's name; one that is not here is reached at the address in the supergraph. */
  readonly subgraphs: Readonly<Record<string, SubgraphPlace>>
  /** Undefined opens the gateway to everybody; it then listens on loopback only. */
  readonly authenticate: Authenticate | undefined
  /** Signs what HTTP subgraphs are told about the caller; needed where a subgraph is reached over HTTP and keys are checked. */
  readonly internalToken?: { readonly secret: Secret; readonly clock: Pick<Clock, 'now'> }
  /** The limits that differ from the default ones. */
  readonly limits?: Partial<Limits>
  /** Where subscriptions hear of what happens; without it, or without keys, none are served. */
  readonly subscriptions?: { readonly sources: SubscriptionSources; readonly limits?: Partial<SubscriptionLimits> }
  /** Undefined: no page at `/`. */
  readonly graphiql: GraphiqlOptions | undefined
  /** Takes what vendors tell by themselves; without it `/webhooks/` is no address. */
  readonly takeVendorHook?: TakeDelivery
  readonly logger: Logger
  /** What the gateway is watched by; absent where nobody looks. */
  readonly instruments?: GatewayInstruments
  /** Gathers what `/metrics` tells; without it that is no address. */
  readonly scrape?: Scrape
  /** Asked by `/health/ready`. Without it the gateway is ready once it is open. */
  readonly readiness?: AskReadiness
  /** False lets errors of foreign subgraphs through, whose codes are not of the catalogue. Default true. */
  readonly maskUnknownErrors?: boolean
  /**
   * Leaves an object out of a list that may hold no null, when its fields could not be had: one vendor that is down costs a list only that
   * vendor's records, and the error that says so has the place the record would have had. Without it such a null makes the whole list null, as
   * GraphQL has it. Default false.
   */
  readonly leaveOutLostRecords?: boolean
  /** A fetch over HTTP that takes longer fails; in milliseconds. Default 120 000: a live read may wait for a vendor, and a write for a minute if it is asked to. */
  readonly subgraphTimeoutMs?: number
}

/** A gateway that answers. */
export interface Gateway {
  /** Where it listens, such as `http://127.0.0.1:4000/`. */
  readonly url: string
  /** Stops listening, lets requests in flight finish for a moment, and gives everything back. Takes 2 s at most. */
  close(): Promise<void>
}
