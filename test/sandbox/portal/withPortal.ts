import type { z } from 'zod'
import type { PortalDefinition, RunningPortal } from '../../../sandbox/portal/Portal.js'
import { startPortal } from '../../../sandbox/portal/startPortal.js'
import { toyPortal } from './toyPortal.js'

/** What came back. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly json: unknown
  /** The JSON in the shape a test needs; throws when it has another. */
  read<T>(shape: z.ZodType<T>): T
}

/** A running portal and a way to speak to it. */
export interface PortalVisit {
  readonly portal: RunningPortal
  /** Asks and reads the answer; a body is sent as JSON. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Answer>
}

/** Starts a portal on a free port, gives it to `visit`, closes it. */
export const withPortal = async (
  visit: (visit: PortalVisit) => Promise<void>,
  options: { readonly definition?: PortalDefinition; readonly matters?: number; readonly limitScale?: number } = {},
): Promise<void> => {
  const portal = await startPortal({
    definition: options.definition ?? toyPortal,
    port: 0,
    identityProvider: '',
    world: { seed: 1, matters: options.matters ?? 5 },
    limitScale: options.limitScale ?? 1,
  })
  try {
    await visit({ portal, ask: askAt(portal.origin) })
  } finally {
    await portal.close()
  }
}

const askAt =
  (origin: string): PortalVisit['ask'] =>
  async (method, path, body) => {
    const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(origin + path, { method, redirect: 'manual', ...sent })
    const text = await answer.text()
    const json: unknown = answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : undefined
    return { status: answer.status, text, json, read: (shape) => shape.parse(json) }
  }
