import { blankToNull } from '../../vendor/map/blankToNull.js'
import { withoutMarker } from '../../vendor/write/marker.js'

/** The subject is printed on invoices, the description may say more. Both are kept unless one says it all; a marker is none of it. */
export const entryText = (entry: { readonly subject?: string | undefined; readonly description?: string | undefined }): string => {
  const [subject, text] = [blankToNull(entry.subject), blankToNull(withoutMarker(entry.description ?? ''))]
  if (subject === null || text === null) return text ?? subject ?? ''
  return text.startsWith(subject) ? text : `${subject}\n${text}`
}
