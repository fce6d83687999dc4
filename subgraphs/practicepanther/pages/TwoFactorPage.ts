import type { Page } from 'puppeteer'
import type { ChallengeRequest, MfaMethod } from '../../../core/vendorAdapter.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

const errorSelector = '#twoFactorForm .validation-summary-errors'

/** Which sort of code the page asks for, by its words; a mailed one is what the vendor is known for. */
const methods: readonly (readonly [words: RegExp, method: MfaMethod])[] = [
  [/authenticator/i, 'TOTP'],
  [/text message/i, 'SMS'],
]

/** The page that asks a browser not seen before for a security code. That there is one is documented; how it looks is assumed. */
export const twoFactorPage = {
  mark: { selector: '#twoFactorForm' },
  errorMark: { selector: errorSelector },

  /** What the page asks for, and where it says the code went. */
  challenge: async (page: Page): Promise<ChallengeRequest> => {
    const hint = (await visibleText(page, '#twoFactorForm .two-factor-hint')) ?? ''
    const method = methods.find(([words]) => words.test(hint))?.[1] ?? 'EMAIL'
    return { method, sentTo: /(?:sent .*? to) (?:the number )?(.+?)\.?$/i.exec(hint)?.[1] ?? null, options: [] }
  },

  submit: async (page: Page, code: string): Promise<void> =>
    submitForm(page, { '#twoFactorForm input[name="Code"]': code }, '#twoFactorForm button[type="submit"]'),

  /** What the page says went wrong. */
  error: async (page: Page): Promise<string> => (await visibleText(page, errorSelector)) ?? '',
} as const
