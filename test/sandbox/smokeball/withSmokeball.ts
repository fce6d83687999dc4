import { TOTP } from 'otpauth'
import { z } from 'zod'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { smokeballPortal } from '../../../sandbox/smokeball/smokeballPortal.js'
import { type Answer, type PortalVisit, withPortal } from '../portal/withPortal.js'

/** What the app keeps after signing in. */
export const welcomeShape = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  apiKey: z.string(),
  clientId: z.string(),
  userId: z.string(),
})
/** A page of a list; records as wide as a test needs. */
export const listShape = z.object({
  href: z.string(),
  offset: z.int(),
  limit: z.int(),
  size: z.int(),
  value: z.array(z.record(z.string(), z.unknown())),
})
/** A page of a list. */
export type List = z.infer<typeof listShape>

/** A Smokeball portal someone is signed in at. */
export interface SmokeballVisit extends PortalVisit {
  readonly welcome: z.infer<typeof welcomeShape>
  /** Asks the API as the app does. */
  readonly api: (
    path: string,
    init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
  ) => Promise<Answer>
  /** Asks for a list. */
  readonly list: (path: string) => Promise<List>
}

/** Starts a portal with one signed-in user. Limits are out of the way unless a test wants them. */
export const withSmokeball = (visit: (visit: SmokeballVisit) => Promise<void>, { matters = 30, limitScale = 1000 } = {}): Promise<void> =>
  withPortal(
    async (portalVisit) => {
      const welcome = await signIn(portalVisit)
      const api: SmokeballVisit['api'] = async (path, init = {}) => {
        const headers = { 'x-api-key': welcome.apiKey, authorization: `Bearer ${welcome.accessToken}`, ...init.headers }
        const answer = await fetch(portalVisit.portal.origin + path, { ...init, headers })
        const text = await answer.text()
        const json: unknown = answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : undefined
        return { status: answer.status, text, json, read: (shape) => shape.parse(json) }
      }
      await visit({ ...portalVisit, welcome, api, list: async (path) => (await api(path)).read(listShape) })
    },
    { definition: smokeballPortal, matters, limitScale },
  )

/** Signs the demo user in through the endpoints the app's form talks to. */
export const signIn = async ({ ask }: PortalVisit): Promise<z.infer<typeof welcomeShape>> => {
  const first = await ask('POST', '/auth/sign-in', { email: 'demo@example.com', password: sandboxPassword, privateComputer: true })
  const { challenge } = first.read(z.object({ challenge: z.string() }))
  const code = new TOTP({ secret: sandboxTotpSecret }).generate()
  return (await ask('POST', '/auth/verify', { challenge, code })).read(welcomeShape)
}

/** The id of a record. */
export const idOf = (record: Readonly<Record<string, unknown>> | undefined): string => z.string().parse(record?.['id'])
