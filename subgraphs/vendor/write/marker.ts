/** A marker stands at the end of a text, in brackets, where the vendor has no field of its own for it. */
const markerAtEnd = /\s*\[(mg-[0-9a-f]{16})\]\s*$/

/** A text with its marker. */
export const withMarker = (text: string, marker: string): string => `${text} [${marker}]`.trimStart()

/** A text without the marker that may stand at its end. */
export const withoutMarker = (text: string): string => text.replace(markerAtEnd, '')

/** The marker at the end of a text; null where there is none. */
export const markerOf = (text: string | null): string | null => markerAtEnd.exec(text ?? '')?.[1] ?? null
