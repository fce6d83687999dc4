import { randomInt } from 'node:crypto'
import { TOTP } from 'otpauth'
import type { InboxMessage, PortalClock, PortalKit, PortalLogin } from './Portal.js'

/** The second factors of a portal: codes sent, codes checked, codes spent. */
export interface Codes {
  readonly sendCode: PortalKit['sendCode']
  readonly checkCode: PortalKit['checkCode']
  /** Forgets which codes were used, as the passing of a day would. */
  forgetSpent(): void
}

const sentCodeLifetimeMs = 10 * 60_000

/** Sends codes into `inbox` and checks them: authenticator codes of the step before, now and after; of sent codes the last one, for ten minutes. */
export const createCodes = (clock: PortalClock, inbox: InboxMessage[]): Codes => {
  const sent = new Map<string, { readonly code: string; readonly until: number }>()
  const spentSteps = new Map<string, Set<number>>()
  return {
    sendCode: (channel, to) => {
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      inbox.push({ at: clock.iso(), to, channel, code })
      sent.set(to, { code, until: clock.now() + sentCodeLifetimeMs })
      return code
    },
    checkCode: (login, code) => (login.secondFactor === 'totp' ? spendStep(login, code) : spendSent(login, code)),
    forgetSpent: () => {
      spentSteps.clear()
    },
  }

  function spendStep(login: PortalLogin, code: string): boolean {
    const totp = new TOTP({ secret: login.totpSecret })
    const timestamp = clock.now()
    const delta = totp.validate({ token: code, timestamp, window: 1 })
    if (delta === null) return false
    const step = totp.counter({ timestamp }) + delta
    const spent = spentSteps.get(login.username) ?? new Set()
    if (spent.has(step)) return false
    spentSteps.set(login.username, spent.add(step))
    return true
  }

  function spendSent(login: PortalLogin, code: string): boolean {
    const to = login.secondFactor === 'sms' ? login.phone : login.username
    const last = sent.get(to)
    if (last === undefined || last.code !== code || last.until <= clock.now()) return false
    sent.delete(to)
    return true
  }
}
