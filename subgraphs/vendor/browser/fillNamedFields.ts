import type { Page } from 'puppeteer'
import { MattergraphError } from '../../../core/errors.js'
import { type Vendor, vendorNames } from '../../../core/vendor.js'
import { reachElement } from './reachElement.js'
import { type FormControl, readForm } from './readForm.js'

/** Which form is filled, and at whom. */
export interface NamedForm {
  readonly vendor: Vendor
  /** The form's selector: `form#offline-payment`. */
  readonly form: string
}

/** What a form is to hold, by the names of its fields; a tick box takes true and false. */
export type NamedValues = Readonly<Record<string, string | boolean>>

/**
 * Fills fields of a form by their names and leaves the others as they are, then looks whether the form holds what it was given: money must not go out by a field that corrected its text.
 * Throws DRIFT for a field that is not there or holds something else, and VENDOR_REJECTED where a list does not offer what is to be chosen. Nothing is sent.
 */
export const fillNamedFields = async (page: Page, { vendor, form }: NamedForm, values: NamedValues): Promise<void> => {
  const before = await readForm(page, form)
  for (const [name, value] of Object.entries(values)) {
    const control = before.get(name)
    if (control === undefined) throw drift(vendor, name, 'this field')
    if (isHeld(control, value)) continue
    if (control.options?.includes(String(value)) === false) throw notOffered(vendor, name)
    await fillOne(page, `${form} ${selectorOf(name, control)}`, value)
  }
  const after = await readForm(page, form)
  for (const [name, value] of Object.entries(values)) {
    const control = after.get(name)
    if (control === undefined || !isHeld(control, value)) throw drift(vendor, name, 'a field that holds what was typed')
  }
}

const isHeld = ({ isTick, value: held }: FormControl, value: string | boolean): boolean =>
  isTick ? (held === 'on') === value : held === value

// A tick box has a hidden field of the same name beside it.
const selectorOf = (name: string, { isTick }: FormControl): string =>
  `${isTick ? 'input[type=checkbox]' : ''}[name=${JSON.stringify(name)}]`

// Put there in one piece, with the events that typing ends in: a hundred keys one by one take a second.
const fillOne = async (page: Page, selector: string, value: string | boolean): Promise<void> =>
  reachElement(page, { selector }, async (field) => field.fill(value, { typingThreshold: 0 }))

const drift = (vendor: Vendor, name: string, expected: string): MattergraphError =>
  new MattergraphError('DRIFT', `${vendorNames[vendor].title}’s form is not as known: ${name}: expected ${expected}`, { vendor })

const notOffered = (vendor: Vendor, name: string): MattergraphError =>
  new MattergraphError('VENDOR_REJECTED', `${vendorNames[vendor].title} does not offer what was wanted at ${name}`, {
    vendor,
    outcome: 'NOT_APPLIED',
  })
