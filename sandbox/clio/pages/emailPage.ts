import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { challengeScript } from './challengeScript.js'
import { identityPage } from './identityPage.js'

/** What a form of the sign-in carries. */
export interface ChallengeForm {
  readonly challenge: string
  readonly token: string
  readonly problem: string | null
}

/** The first step: the e-mail address. The password field is there for password managers and cannot be seen. Rebuilt from a capture of 2021. */
export const emailPage = (kit: PortalKit, { challenge, token, problem }: ChallengeForm): string =>
  identityPage(kit, {
    heading: 'Sign in to Clio Manage',
    problem,
    token,
    body: `<form action="/ask_for_password?challenge=${escapeHtml(challenge)}" accept-charset="UTF-8" method="post">
<input name="utf8" type="hidden" value="&#x2713;">
<input type="hidden" name="authenticity_token" value="${escapeHtml(token)}">
<input type="hidden" name="challenge" id="challenge" value="${escapeHtml(challenge)}">
<label for="email">Email address <input type="email" name="email" id="email" autofocus autocomplete="username"></label>
<input type="password" name="password" id="password" tabindex="-1" autocomplete="current-password" aria-hidden="true"
  style="position:absolute;left:-10000px;width:1px;min-width:1px;height:1px">
<input type="submit" name="commit" value="Next: Password" id="next">
</form>
${challengeScript}`,
  })
