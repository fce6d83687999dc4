import type { Clock } from '../core/clock.js'
import type { SignIn } from '../engine/sessions/Sessions.js'
import type { SharedBrowser } from '../subgraphs/vendor/browser/SharedBrowser.js'
import { signInThroughBrowser } from '../subgraphs/vendor/browser/signInThroughBrowser.js'
import { adapters } from './adapters.js'

/** The sign-in the session engine calls: a fresh page of the shared browser, driven by the vendor's own table. */
export const browserSignIn =
  (options: { readonly browser: SharedBrowser; readonly clock: Clock; readonly screenshotFolder: string }): SignIn =>
  (request) =>
    signInThroughBrowser({
      ...options,
      ...request,
      adapter: adapters[request.vendor],
      answer: (challenge) => request.answer(challenge),
    })
