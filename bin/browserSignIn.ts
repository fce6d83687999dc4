import type { Clock } from '../core/clock.js'
import type { Instruments } from '../core/instruments/Instruments.js'
import { unwatched } from '../core/instruments/unwatched.js'
import type { SignIn } from '../engine/sessions/Sessions.js'
import type { SharedBrowser } from '../subgraphs/vendor/browser/SharedBrowser.js'
import { signInThroughBrowser } from '../subgraphs/vendor/browser/signInThroughBrowser.js'
import { adapters } from './adapters.js'

/** What is signed in with. */
export interface BrowserSignInOptions {
  readonly browser: SharedBrowser
  readonly clock: Clock
  readonly screenshotFolder: string
  /** What signing in is watched by; absent where nobody looks. */
  readonly instruments?: Pick<Instruments, 'portal' | 'work'>
}

/** The sign-in the session engine calls: a fresh page of the shared browser, driven by the vendor's own table. */
export const browserSignIn =
  ({ instruments = unwatched, ...options }: BrowserSignInOptions): SignIn =>
  (request) =>
    instruments.work.signIn(request.vendor, () =>
      signInThroughBrowser({
        ...options,
        ...request,
        instruments: instruments.portal,
        adapter: adapters[request.vendor],
        answer: (challenge) => request.answer(challenge),
      }),
    )
