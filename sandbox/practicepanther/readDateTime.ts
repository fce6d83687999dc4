const dateTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?))?(Z|[+-]\d{2}:?\d{2})?$/i

/** Milliseconds since 1970 of a date-time as a client may send it; one without a zone is UTC. Undefined where the text is none. */
export const readDateTime = (text: string): number | undefined => {
  const match = dateTime.exec(text)
  if (match === null) return undefined
  const [, date = '', time = '00:00:00', zone = 'Z'] = match
  const milliseconds = Date.parse(`${date}T${time}${zone.toUpperCase()}`)
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}
