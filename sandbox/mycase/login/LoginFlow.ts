import { z } from 'zod'

/** What stands between an authorisation request and its answer. Kept on the server; the browser holds its id in a cookie. */
export const loginFlow = z.object({
  clientId: z.string(),
  redirectUri: z.string(),
  state: z.string().nullable(),
  /** The hidden `authenticity_token` of the flow's forms. */
  token: z.string(),
  /** Which page comes next. */
  stage: z.enum(['password', 'sso', 'mfa', 'launchpad', 'consent']),
  /** Who signs in, once the password was right. */
  username: z.string().nullable(),
})

/** What stands between an authorisation request and its answer. */
export type LoginFlow = z.infer<typeof loginFlow>
