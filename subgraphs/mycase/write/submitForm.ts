import type { Page } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import type { PageLender } from '../../../core/vendorAdapter.js'
import { carryRequests } from '../../vendor/browser/carryRequests.js'
import { clickButton } from '../../vendor/browser/clickButton.js'
import { fillNamedFields, type NamedValues } from '../../vendor/browser/fillNamedFields.js'
import { goTo } from '../../vendor/browser/goTo.js'
import { readForm } from '../../vendor/browser/readForm.js'
import type { PortalRequest, PortalResponse } from '../../vendor/http/PortalHttp.js'
import type { MyCasePages } from '../openMyCasePages.js'
import { refusedForm } from './refusedForm.js'

/** What forms are driven with. */
export interface FormTools {
  readonly pages: MyCasePages
  readonly browser: PageLender<Page>
}

/** What a form holds before it is filled in, by the names of its fields. */
export type ShownValues = ReadonlyMap<string, string>

/** One form, and what is written with it. Addresses and fields of all of them are assumed. */
export interface FormWrite {
  /** What is written, for errors: `payments`. */
  readonly what: string
  /** Where the form stands. */
  readonly path: string
  /** The form's selector: `form#offline-payment`. */
  readonly form: string
  /** Where it is sent to. */
  readonly action: string
  /** Fields that are not filled in but say what the form is about; another value there is DRIFT. */
  readonly about?: Readonly<Record<string, string>>
  readonly values: (shown: ShownValues) => NamedValues
  /** The page that MyCase goes on to once it has taken the form; its first group is what it made. */
  readonly accepted: RegExp
}

/**
 * Opens a form, fills it in as a person does, sends it once, and gives the id in the address that MyCase goes on to. Rejects with NOT_APPLIED where nothing was sent or MyCase says that
 * nothing was done, and with UNCERTAIN where an answer is lost or says nothing of what was done.
 */
export const submitForm = async ({ pages, browser }: FormTools, write: FormWrite): Promise<string> => {
  const response = await browser.withPage(async (page) => {
    let shown: PortalResponse | undefined
    const carried = await carryRequests(page, {
      vendor: 'MYCASE',
      // What goes to other hosts is telemetry: the form itself is sent to the portal, which is looked at before.
      isCarried: ({ url }) => url.startsWith(`${pages.web}/`),
      send: async (request) => {
        assertExpected(request, pages.web, write)
        const answer = await pages.send(request)
        if (request.url === pages.web + write.path) shown = answer
        return answer
      },
    })
    return carried.write(async () => {
      await goTo(page, pages.web + write.path)
      assertShown(shown, write)
      await fill(page, pages.web, write)
      await clickButton(page, `${write.form} button[type=submit]`)
    })
  })
  return acceptedId(response, write)
}

/** Nothing but the form's own request may write. */
const assertExpected = ({ method, url }: PortalRequest, web: string, { action }: FormWrite): void => {
  if (method !== 'GET' && (method !== 'POST' || url !== web + action))
    throw drift('a form that is sent where it always was', 'another place')
}

const assertShown = (shown: PortalResponse | undefined, { what }: FormWrite): void => {
  // Why it did not come the one who carried it knows.
  if (shown === undefined) throw drift('the form', 'no page')
  if (shown.status !== 200) throw refusedForm(shown, what)
}

const fill = async (page: Page, web: string, { form, action, about, values }: FormWrite): Promise<void> => {
  const controls = await readForm(page, form)
  if (controls.size === 0) throw drift(form, 'a page without it')
  // The cast names the one property used; the compiler knows no element types.
  const sentTo = await page.$eval(form, (inside) => (inside as unknown as { readonly action: string }).action)
  if (sentTo !== web + action) throw drift('a form that is sent where it always was', 'another place')
  const shown = new Map([...controls].map(([name, { value }]) => [name, value]))
  for (const [name, value] of Object.entries(about ?? {}))
    if (shown.get(name) !== value) throw drift(`what was asked for at ${name}`, 'another')
  await fillNamedFields(page, { vendor: 'MYCASE', form }, values(shown))
}

const acceptedId = (response: PortalResponse, { what, accepted }: FormWrite): string => {
  const { status, headers, url } = response
  const location = headers['location']
  if (status >= 400 && status < 500) throw refusedForm(response, what)
  const address = location !== undefined && URL.canParse(location, url) ? new URL(location, url) : undefined
  const id = address === undefined ? undefined : accepted.exec(address.pathname)?.[1]
  if ((status === 302 || status === 303) && id !== undefined) return id
  const message = `MyCase answered in an unknown form: ${what}: expected the way to what was written, came status ${status}`
  throw new MattergraphError('DRIFT', message, { vendor: 'MYCASE', outcome: 'UNCERTAIN' })
}

const drift = (expected: string, came: string): MattergraphError =>
  new MattergraphError('DRIFT', `MyCase’s form is not as known: expected ${expected}, came ${came}`, { vendor: 'MYCASE' })
