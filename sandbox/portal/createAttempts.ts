import type { PortalClock, PortalKit } from './Portal.js'

const failuresAllowed = 5
const lockedForMs = 15 * 60_000

/** Counts failed sign-ins per user name: five in a row lock it for fifteen minutes of the portal's clock. Upper and lower case are one name. */
export const createAttempts = (clock: PortalClock): PortalKit['attempts'] => {
  const failures = new Map<string, number>()
  const lockedUntil = new Map<string, number>()
  const isLocked = (username: string): boolean => (lockedUntil.get(username.toLowerCase()) ?? 0) > clock.now()
  return {
    isLocked,
    failed: (username) => {
      const name = username.toLowerCase()
      if (isLocked(name)) return
      const count = (failures.get(name) ?? 0) + 1
      failures.set(name, count % failuresAllowed)
      if (count >= failuresAllowed) lockedUntil.set(name, clock.now() + lockedForMs)
    },
    succeeded: (username) => {
      failures.delete(username.toLowerCase())
      lockedUntil.delete(username.toLowerCase())
    },
  }
}
