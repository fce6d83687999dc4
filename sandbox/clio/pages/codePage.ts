import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { challengeScript } from './challengeScript.js'
import type { ChallengeForm } from './emailPage.js'
import { identityPage } from './identityPage.js'

/** How the code reaches the person. Clio knows authenticator apps, SMS and push; the e-mail code is an addition of the sandbox. */
export type CodeMethod = 'totp' | 'sms' | 'email'

const instructions: Readonly<Record<CodeMethod, string>> = {
  totp: 'Enter the six-digit code from your authenticator app.',
  sms: 'We sent a text message with a six-digit code to ',
  email: 'We sent an e-mail with a six-digit code to ',
}

/** The second factor. Assumed: address, fields and texts of the page are not published. */
export const codePage = (
  kit: PortalKit,
  { challenge, token, problem, method, sentTo }: ChallengeForm & { readonly method: CodeMethod; readonly sentTo: string },
): string =>
  identityPage(kit, {
    heading: 'Two-factor authentication',
    problem,
    token,
    body: `<p id="two_factor_instructions" data-method="${method}">${instructions[method]}${sentTo === '' ? '' : `<strong id="sent_to">${escapeHtml(sentTo)}</strong>.`}</p>
<form action="/two_factor" accept-charset="UTF-8" method="post">
<input name="utf8" type="hidden" value="&#x2713;">
<input type="hidden" name="authenticity_token" value="${escapeHtml(token)}">
<input type="hidden" name="challenge" value="${escapeHtml(challenge)}">
<label for="code">Code <input type="text" name="code" id="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" autofocus></label>
<input type="submit" name="commit" value="Verify" id="verify">
</form>
${
  method === 'totp'
    ? ''
    : `<form action="/two_factor/resend" accept-charset="UTF-8" method="post">
<input type="hidden" name="authenticity_token" value="${escapeHtml(token)}">
<input type="hidden" name="challenge" value="${escapeHtml(challenge)}">
<button type="submit" id="resend">Send another code</button>
</form>`
}
${challengeScript}`,
  })
