import type { Page } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import type { ChallengeRequest, MfaMethod } from '../../../core/vendorAdapter.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

const form = 'form[action="/two_factor"]'
const methods: readonly (readonly [RegExp, MfaMethod])[] = [
  [/authenticator/i, 'TOTP'],
  [/text message|SMS/i, 'SMS'],
  [/e-?mail/i, 'EMAIL'],
]

/** The page that asks for a code. Assumed: its address, fields and words are not published. Approval by push has no page known to us. */
export const codePage = {
  mark: { selector: `${form} #code` },
  /** The same page after a wrong code. */
  refusedMark: { selector: `${form} #code`, text: /code you entered is incorrect/i },
  /** What the page asks for. Throws DRIFT where it names no way we know. */
  challenge: async (page: Page): Promise<ChallengeRequest> => {
    const instructions = (await visibleText(page, '#two_factor_instructions')) ?? ''
    const method = methods.find(([words]) => words.test(instructions))?.[1]
    if (method === undefined) {
      throw new MattergraphError('DRIFT', 'two-factor page: expected it to name an authenticator app, a text message or an e-mail', {
        vendor: 'CLIO',
      })
    }
    return { method, sentTo: await visibleText(page, '#sent_to'), options: [] }
  },
  submit: (page: Page, code: string): Promise<void> => submitForm(page, { '#code': code }, '#verify'),
  problem: async (page: Page): Promise<string> => (await visibleText(page, '[role="alert"]')) ?? 'Clio refused the code',
} as const
