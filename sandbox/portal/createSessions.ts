import { randomBytes } from 'node:crypto'
import type { PortalClock, PortalKit } from './Portal.js'

interface Session {
  readonly value: Record<string, unknown>
  readonly endsAt: number
}

/** The portal's sessions, and the one way to end them all. */
export interface Sessions {
  readonly sessions: PortalKit['sessions']
  readonly closeAll: () => void
}

const sweepEvery = 500

/** Keeps sessions and tokens of every kind in memory until their lifetime on the portal's clock is over. */
export const createSessions = (clock: PortalClock): Sessions => {
  const open = new Map<string, Session>()
  let opened = 0
  return {
    closeAll: () => {
      open.clear()
    },
    sessions: {
      open: (kind, value, lifetimeMs) => {
        opened += 1
        if (opened % sweepEvery === 0) sweep(open, clock.now())
        const id = randomBytes(24).toString('base64url')
        open.set(`${kind} ${id}`, { value, endsAt: clock.now() + lifetimeMs })
        return id
      },
      find: (kind, id) => {
        const session = open.get(`${kind} ${id}`)
        return session !== undefined && session.endsAt > clock.now() ? session.value : undefined
      },
      close: (kind, id) => {
        open.delete(`${kind} ${id}`)
      },
    },
  }
}

const sweep = (open: Map<string, Session>, now: number): void => {
  for (const [key, session] of open) if (session.endsAt <= now) open.delete(key)
}
