import type { Page } from 'puppeteer'
import type { ChallengeRequest, MfaMethod } from '../../../core/vendorAdapter.js'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { visibleText } from '../../vendor/browser/visibleText.js'

/** The code's field by method. The one for e-mail is MyCase's own, the others are assumed after it. */
const fields = {
  EMAIL: '#email-tfa-code',
  SMS: '#sms-tfa-code',
  TOTP: '#app-tfa-code',
} as const satisfies Partial<Readonly<Record<MfaMethod, string>>>

const anyField = Object.values(fields).join(', ')

/** The page that asks for a code. "Remember this device" stays unticked: the next sign-in comes from another browser. */
export const secondFactorPage = {
  mark: { selector: anyField },
  /** Wording assumed. */
  wrongCode: { selector: anyField, text: /code is (invalid|incorrect|expired)|invalid (verification )?code/i },
  /** What is asked for, and where the code went, as the page shows it. */
  challenge: async (page: Page): Promise<ChallengeRequest> => {
    for (const method of ['EMAIL', 'SMS', 'TOTP'] as const) {
      if ((await page.$(fields[method])) === null) continue
      const words = method === 'TOTP' ? '' : ((await visibleText(page, 'form')) ?? '')
      return { method, sentTo: destination(words), options: [] }
    }
    return { method: 'TOTP', sentTo: null, options: [] }
  },
  enter: async (page: Page, method: MfaMethod, code: string): Promise<void> =>
    submitForm(page, { [method === 'EMAIL' || method === 'SMS' ? fields[method] : fields.TOTP]: code }, 'form button[type="submit"]'),
} as const

/** A masked e-mail address or phone number within the page's words. */
const destination = (words: string): string | null => /\S*[•*]\S*@\S+?(?=[.,]?(\s|$))|\(?[•*]{2,}[^a-z]*\d{2,4}/i.exec(words)?.[0] ?? null
