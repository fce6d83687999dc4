import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastify, { type FastifyInstance } from 'fastify'
import { createFaults, type Faults } from '../faults/createFaults.js'
import { installFaults } from '../faults/installFaults.js'
import { createWorld } from '../world/createWorld.js'
import { hashText } from '../world/Random.js'
import type { World, WorldOptions } from '../world/World.js'
import { createAttempts } from './createAttempts.js'
import { createCodes } from './createCodes.js'
import { createCollection } from './createCollection.js'
import { createGuids } from './createGuids.js'
import { createRequestCounts, type RequestCounts } from './createRequestCounts.js'
import { createSessions } from './createSessions.js'
import { logins } from './logins.js'
import { page } from './page.js'
import type { BuiltPortal, Effect, InboxMessage, PortalDefinition, PortalKit } from './Portal.js'

/** Everything a portal holds between two resets. */
export interface PortalState {
  readonly app: FastifyInstance
  readonly built: BuiltPortal
  readonly kit: PortalKit
  readonly world: World
  readonly faults: Faults
  readonly effects: readonly Effect[]
  readonly inbox: readonly InboxMessage[]
  readonly requests: RequestCounts
  /** Ends every session and token, and forgets which codes were spent: as if everyone came back the next day. */
  expireSessions(): void
}

/** What a portal is built from. */
export interface BuildOptions {
  readonly definition: PortalDefinition
  readonly origin: string
  readonly identityProvider: string
  readonly world: Omit<WorldOptions, 'portal'>
  readonly limitScale: number
}

/** Builds a portal that is ready for requests but does not listen: give them to `app.routing`. */
export const buildPortal = async (options: BuildOptions): Promise<PortalState> => {
  const world = createWorld({ ...options.world, portal: options.definition.slug })
  const faults = createFaults(options.limitScale)
  const effects: Effect[] = []
  const inbox: InboxMessage[] = []
  const requests = createRequestCounts()
  const { sessions, closeAll } = createSessions(faults.clock)
  const codes = createCodes(faults.clock, inbox)
  const expireSessions = (): void => {
    closeAll()
    codes.forgetSpent()
  }
  const kit: PortalKit = {
    ...recordKit(options, world.seed),
    world,
    clock: faults.clock,
    logins,
    faults: faults.state,
    origin: options.origin,
    identityProvider: options.identityProvider,
    effect: (operation, kind, id, body) => void effects.push({ at: faults.clock.iso(), kind, operation, id, body }),
    sendCode: (channel, to) => codes.sendCode(channel, to),
    checkCode: (login, code) => codes.checkCode(login, code),
    attempts: createAttempts(faults.clock),
    sessions,
    page,
  }
  const app = await openApp(options.definition.pathsIgnoreCase !== true)
  requests.install(app)
  installFaults(app, faults, expireSessions)
  const built = options.definition.build(app, kit)
  await app.ready()
  return { app, built, kit, world, faults, effects, inbox, requests, expireSessions }
}

const recordKit = (options: BuildOptions, seed: number): Pick<PortalKit, 'collection' | 'guid' | 'newGuid'> => {
  const guid = createGuids(hashText(options.definition.slug) ^ seed)
  let made = 0
  return {
    guid,
    newGuid: () => {
      made += 1
      return guid.of('created', made)
    },
    collection: createCollection,
  }
}

const openApp = async (caseSensitive: boolean): Promise<FastifyInstance> => {
  const app = fastify({ logger: false, bodyLimit: 16 * 1024 * 1024, routerOptions: { maxParamLength: 1000, caseSensitive } })
  await app.register(cookie)
  await app.register(formbody)
  return app
}
