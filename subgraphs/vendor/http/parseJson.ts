import { MattergraphError } from '../../../core/errors.js'
import { type Vendor, vendorNames } from '../../../core/vendor.js'

/** Called for each value of a JSON text, innermost first; gives what stands in its place. `source` is the text of a number as written. */
export type JsonReviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown

/** Reads JSON text, for `parseWire` to look at. Throws DRIFT where it is none, naming `where` and what sort of text came, never the text. */
export const parseJson = (text: string, where: string, vendor: Vendor, reviver?: JsonReviver): unknown => {
  try {
    // The cast adds the third argument, which Node passes and the language's types do not know yet.
    return JSON.parse(text, reviver as ((key: string, value: unknown) => unknown) | undefined)
  } catch {
    // Without the cause: JSON.parse quotes the text in its message.
    const message = `${vendorNames[vendor].title} answered in an unknown form: ${where}: expected JSON, came ${sortOfText(text)}`
    throw new MattergraphError('DRIFT', message, { vendor })
  }
}

const sortOfText = (text: string): string => {
  const start = text.trimStart().slice(0, 1)
  if (start === '') return 'an empty answer'
  if (start === '<') return 'a page'
  return start === '{' || start === '[' ? 'JSON that is cut short or damaged' : 'other text'
}
