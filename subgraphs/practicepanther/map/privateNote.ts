import { blankToNull } from '../../vendor/map/blankToNull.js'
import { markerOf, withMarker, withoutMarker } from '../../vendor/write/marker.js'

const label = 'Reference: '

/** The private note of time that we make: the caller's reference, which has no field of its own, and the marker. No client ever sees it. */
export const privateNote = (referenceId: string | null, marker: string): string =>
  withMarker(referenceId === null ? '' : `${label}${referenceId}`, marker)

/** The caller's reference in a private note that is one of ours; null in any other. */
export const referenceIn = (note: string | null): string | null => {
  if (note === null || markerOf(note) === null || !note.startsWith(label)) return null
  return blankToNull(withoutMarker(note).slice(label.length))
}
