import { escapeHtml } from '../../portal/escapeHtml.js'
import { centsOf } from '../records/money.js'

/** What can be chosen in a drop-down list: value and text. */
export type Choice = readonly [value: string, text: string]

/** A field with its label. */
export const textField = (label: string, name: string, attributes = ''): string =>
  `<label>${label} <input type="text" name="${name}" ${attributes}></label>`

/** A drop-down list with its label. */
export const choiceField = (label: string, name: string, choices: readonly Choice[]): string =>
  `<label>${label} <select name="${name}">${choices.map(([value, text]) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`).join('')}</select></label>`

/** A form of the app, which its script sends to `address` with the app's bearer. */
export const appForm = ({
  id,
  title,
  address,
  fields,
  button,
}: {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly fields: readonly string[]
  readonly button: string
}): string =>
  `<main id="${id}"><h1>${escapeHtml(title)}</h1><form data-posts="${address}"><p class="alert" role="alert" hidden></p>${fields.join('')}<button type="submit">${button}</button></form></main>`

/** The answer to a form that was not taken. */
export const refusalPage = (title: string, reason: string): string =>
  `<main><h1>${escapeHtml(title)}</h1><p class="alert" role="alert">${escapeHtml(reason)}</p></main>`

/** A day as it is typed in the United States: month first. Throws where it is none. */
export const typedDate = (text: string): string => {
  const [, month = '', day = '', year = ''] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text.trim()) ?? []
  const date = `${year}-${month}-${day}`
  if (Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date)
    throw new Error('Date: enter a date as MM/DD/YYYY')
  return date
}

/** An amount as it is typed: `1,234.50`. In cents; throws where it is none, or not more than nothing. */
export const typedAmount = (text: string, field: string): number => {
  const digits = text.trim().replace(/^\$/, '').replaceAll(',', '')
  if (!/^\d{1,9}(?:\.\d{1,2})?$/.test(digits) || Number(digits) === 0)
    throw new Error(`${field}: enter an amount of at least $0.01, with two decimals at most`)
  return centsOf(Number(digits))
}
