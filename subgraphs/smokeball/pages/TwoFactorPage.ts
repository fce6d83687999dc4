import type { Page } from 'puppeteer'
import type { ChallengeRequest } from '../../../core/vendorAdapter.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

/** The page that asks for the second factor. */
export const TwoFactorPage = {
  mark: { selector: 'form input[type=text]', text: /two-factor code/i },
  wrongCode: { selector: '[role=alert]', text: /two-factor code is incorrect/i },

  /** What it asks for: a code of the authenticator app unless the page says that one was sent (assumed: Smokeball documents the app alone). */
  async challenge(page: Page): Promise<ChallengeRequest> {
    const text = (await visibleText(page, 'form')) ?? ''
    const sms = /sent a code by text message to ([^.]+)\./i.exec(text)
    const email = /sent a code by e-?mail to (\S+?)\.(?:\s|$)/i.exec(text)
    const method = sms === null ? (email === null ? 'TOTP' : 'EMAIL') : 'SMS'
    return { method, sentTo: sms?.[1] ?? email?.[1] ?? null, options: [] }
  },

  async enter(page: Page, code: string): Promise<void> {
    await submitForm(page, { '::-p-aria([name="Two-Factor Code"][role="textbox"])': code }, '::-p-aria([name="Verify"][role="button"])')
  },
} as const
