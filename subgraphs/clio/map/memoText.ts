import { blankToNull } from '../../vendor/map/blankToNull.js'
import { withoutMarker } from '../../vendor/write/marker.js'

/** A description as somebody wrote it: without the marker of a write, and with line ends as they were before a form sent them. */
export const memoText = (description: string | null): string | null =>
  blankToNull(withoutMarker((description ?? '').replaceAll('\r\n', '\n')))
