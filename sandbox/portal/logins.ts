import { signInEmails } from '../world/signInEmails.js'
import type { PortalLogin } from './Portal.js'

/** The password of every sandbox login. */
export const sandboxPassword = 'Sandbox-2026!'

/** The TOTP secret of every sandbox login that uses an authenticator, in base32. */
export const sandboxTotpSecret = 'MATTERGRAPHSANDBOXDEMOSECRETAAAA'

/** The OAuth client and API key that every portal knows. Nothing listens at the redirect address: the browser's way there carries the code. */
export const sandboxClient = {
  id: 'sandbox-client',
  secret: 'sandbox-secret',
  apiKey: 'sandbox-api-key',
  redirectUri: 'http://127.0.0.1:9/callback',
} as const

const secondFactors: readonly PortalLogin['secondFactor'][] = ['totp', 'sms', 'email', 'sso', 'totp']

/** Who can sign in, the same five at every portal: demo (authenticator), SMS, e-mail, single sign-on, and someone of several firms (authenticator). */
export const logins: readonly PortalLogin[] = signInEmails.map((username, user) => {
  const secondFactor = secondFactors[user] ?? 'none'
  return {
    username,
    password: sandboxPassword,
    secondFactor,
    totpSecret: secondFactor === 'totp' ? sandboxTotpSecret : '',
    phone: secondFactor === 'sms' ? '+1 312 555 0142' : '',
    user,
    severalFirms: username === 'firms@example.com',
  }
})
