import { blankToNull } from '../../vendor/map/blankToNull.js'
import { withoutMarker } from '../../vendor/write/marker.js'

/** The notes of a payment as somebody wrote them: without our marker, and without the line ends that a form makes of theirs. */
export const memoOf = (notes: string | null): string | null =>
  notes === null ? null : blankToNull(withoutMarker(notes.replaceAll('\r\n', '\n')))
