import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { challengeScript } from './challengeScript.js'
import type { ChallengeForm } from './emailPage.js'
import { identityPage } from './identityPage.js'

/** The second step: the password. Assumed: action and fields follow those of the first step. */
export const passwordPage = (kit: PortalKit, { challenge, token, problem, email }: ChallengeForm & { readonly email: string }): string =>
  identityPage(kit, {
    heading: 'Enter your password',
    problem,
    token,
    body: `<p class="quiet">${escapeHtml(email)} — <a href="/login?login_challenge=${escapeHtml(challenge)}">not you?</a></p>
<form action="/login" accept-charset="UTF-8" method="post">
<input name="utf8" type="hidden" value="&#x2713;">
<input type="hidden" name="authenticity_token" value="${escapeHtml(token)}">
<input type="hidden" name="challenge" id="challenge" value="${escapeHtml(challenge)}">
<input type="hidden" name="email" value="${escapeHtml(email)}">
<label for="password">Password <input type="password" name="password" id="password" autofocus autocomplete="current-password"></label>
<input type="submit" name="commit" value="Sign In" id="signin">
</form>
${challengeScript}`,
  })
