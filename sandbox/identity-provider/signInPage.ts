import { escapeHtml } from '../portal/escapeHtml.js'
import type { PortalKit } from '../portal/Portal.js'

/** How the form's fields are called; the drift `renamed-fields` changes it. */
export interface FieldNames {
  readonly username: string
  readonly password: string
}

/** The names of this moment. */
export const fieldNames = (drift: string | null): FieldNames =>
  drift === 'renamed-fields' ? { username: 'identifier', password: 'secret' } : { username: 'username', password: 'password' }

/** The provider's sign-in page, with what went wrong before, if anything did. */
export const signInPage = (
  kit: PortalKit,
  form: { readonly request: string; readonly username: string; readonly alert: string },
): string => {
  const names = fieldNames(kit.faults.drift)
  return kit.page({
    title: 'Sign in - Sandbox Identity',
    body: `<form class="card" id="sign-in" method="post" action="/sign-in" style="max-width: 420px">
<h1>Sandbox Identity</h1>
<p class="quiet">Sign in with your firm's account.</p>
${form.alert === '' ? '' : `<p class="alert" role="alert">${escapeHtml(form.alert)}</p>`}
<input type="hidden" name="request" value="${escapeHtml(form.request)}">
<label>User name <input id="username" name="${names.username}" autocomplete="username" required value="${escapeHtml(form.username)}"></label>
<label>Password <input id="password" name="${names.password}" type="password" autocomplete="current-password" required></label>
<button type="submit">Sign in</button>
</form>`,
  })
}

/** A page that ends the way: nothing on it leads on. */
export const refusalPage = (kit: PortalKit, message: string): string =>
  kit.page({
    title: 'Cannot sign in - Sandbox Identity',
    body: `<main style="max-width: 420px"><h1>Cannot sign in</h1><p class="alert" role="alert">${escapeHtml(message)}</p></main>`,
  })
