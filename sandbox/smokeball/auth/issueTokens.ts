import type { PortalKit } from '../../portal/Portal.js'
import { accessTokenSeconds, type AccessTokens } from './createAccessTokens.js'

/** What a person agreed to. */
export interface Grant {
  readonly userId: string
  readonly clientId: string
  readonly scope: string
}

const dayMs = 24 * 60 * 60_000

/** Refresh tokens live thirty days and are not rotated. */
export const refreshTokenMs = 30 * dayMs

/** How long the app stays signed in where "This is a private computer" was left unticked (assumed). */
export const sharedComputerMs = dayMs

/** The token endpoint's answer to a new grant. */
export const issueTokens = (
  kit: PortalKit,
  tokens: AccessTokens,
  { grant, refreshMs = refreshTokenMs }: { readonly grant: Grant; readonly refreshMs?: number },
): { readonly access_token: string; readonly refresh_token: string; readonly token_type: 'Bearer'; readonly expires_in: number } => ({
  access_token: tokens.issue(grant),
  refresh_token: kit.sessions.open('refresh', { ...grant }, refreshMs),
  token_type: 'Bearer',
  expires_in: accessTokenSeconds,
})
