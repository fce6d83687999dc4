const prefix = 'aud_'

/** The global id of the act at a place in the log. */
export const formatAuditEventId = (index: number): string => `${prefix}${String(index)}`

/** Reads an act's global id; undefined where the text is none. */
export const parseAuditEventId = (text: string): number | undefined => {
  const [, digits] = /^aud_(0|[1-9]\d{0,14})$/.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits)
}
