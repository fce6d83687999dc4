import { z } from 'zod'
import { MattergraphError } from '../../core/errors.js'
import type { VendorSession } from '../../core/vendorAdapter.js'

const shape = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** When the access token ends. */
  expiresAt: z.iso.datetime(),
  /** The application the tokens were issued to. */
  clientId: z.string().min(1),
  /** Identifies the application at the API; every request carries it beside the token. */
  apiKey: z.string().min(1),
  /** The signed-in user: another id than the staff member's. */
  userId: z.string().nullable(),
})

/** What a sign-in at Smokeball yields: the web app's own tokens and API key. */
export type SmokeballSession = Readonly<z.infer<typeof shape>>

/** Reads a session back from the vault; throws INTERNAL when it is not one of Smokeball's. */
export const parseSession = (session: VendorSession): SmokeballSession => {
  const parsed = shape.safeParse(session.reveal())
  if (!parsed.success) throw new MattergraphError('INTERNAL', 'the stored session is not one of Smokeball’s', { vendor: 'SMOKEBALL' })
  return parsed.data
}
