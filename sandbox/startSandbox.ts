import type { PortalDefinition, RunningPortal } from './portal/Portal.js'
import { startPortal } from './portal/startPortal.js'

/** What the sandbox is started with. */
export interface SandboxOptions {
  /** The host that the portals are reached at; 127.0.0.1 where absent. */
  readonly host?: string
  /** The first of the ports; each portal adds its own offset. 0 takes any free ones. */
  readonly portBase: number
  readonly seed: number
  /** Matters at each portal. */
  readonly matters: number
  /** Multiplies every vendor's published request limits. */
  readonly limitScale: number
  /** The portals to start; see `portals.ts`. */
  readonly definitions: readonly PortalDefinition[]
}

/** One portal of a running sandbox. */
export interface SandboxPortal {
  readonly slug: string
  readonly title: string
  /** Such as `http://127.0.0.1:4101`. */
  readonly origin: string
}

/** A running sandbox. */
export interface RunningSandbox {
  /** In the order of their ports' offsets. */
  readonly portals: readonly SandboxPortal[]
  /** Cuts every connection and frees the ports. */
  readonly close: () => Promise<void>
}

/** A port of the sandbox is in use by another program. */
export class SandboxPortTaken extends Error {
  override readonly name = 'SandboxPortTaken'

  constructor(title: string, port: number, cause: unknown) {
    super(`port ${String(port)} for ${title} is taken; stop what uses it or choose another SANDBOX_PORT_BASE`, { cause })
  }
}

/** Starts the portals. Where one cannot start, those already started are closed again and its error is thrown. */
export const startSandbox = async (options: SandboxOptions): Promise<RunningSandbox> => {
  const started: (SandboxPortal & { readonly running: RunningPortal })[] = []
  const close = async (): Promise<void> => {
    await Promise.all(started.map(({ running }) => running.close()))
  }
  try {
    // The identity provider first: the others are told where it is.
    for (const definition of options.definitions.toSorted((left, right) => Number(isProvider(right)) - Number(isProvider(left)))) {
      const provider = started.find(isProvider)?.origin ?? ''
      const running = await startOne(options, definition, provider)
      started.push({ slug: definition.slug, title: definition.title, origin: running.origin, running })
    }
  } catch (error) {
    await close()
    throw error
  }
  const byOffset = options.definitions.toSorted((left, right) => left.portOffset - right.portOffset)
  const portals = byOffset.flatMap(({ slug }) => started.filter((portal) => portal.slug === slug))
  return { portals: portals.map(({ slug, title, origin }) => ({ slug, title, origin })), close }
}

const isProvider = ({ slug }: { readonly slug: string }): boolean => slug === 'identity-provider'

const startOne = async (options: SandboxOptions, definition: PortalDefinition, identityProvider: string): Promise<RunningPortal> => {
  const port = options.portBase === 0 ? 0 : options.portBase + definition.portOffset
  const world = { seed: options.seed, matters: options.matters }
  try {
    return await startPortal({
      definition,
      port,
      identityProvider,
      world,
      limitScale: options.limitScale,
      ...(options.host === undefined ? {} : { host: options.host }),
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new SandboxPortTaken(definition.title, port, error)
    throw error
  }
}
