// A firm's records share a few thousand dates, and asking for a zone's offset is slow.
const instants = new Map<string, number>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** The instant at which the clocks of a zone show `hour` o'clock on a calendar date. "Date only" fields are kept so: noon, or midnight for due dates. */
export const localInstant = (date: string, hour: number, timeZone: string): number => {
  const key = `${timeZone} ${date} ${String(hour)}`
  const known = instants.get(key)
  if (known !== undefined) return known
  const found = computeInstant(date, hour, timeZone)
  instants.set(key, found)
  return found
}

const computeInstant = (date: string, hour: number, timeZone: string): number => {
  const asUtc = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00Z`)
  const guess = asUtc - offsetAt(asUtc, timeZone)
  return asUtc - offsetAt(guess, timeZone)
}

const offsetAt = (instant: number, timeZone: string): number => {
  const shown = formatFor(timeZone).format(instant)
  const [, month = '', day = '', year = '', hour = '', minute = '', second = ''] =
    /(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)/.exec(shown) ?? []
  return (
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - Math.floor(instant / 1000) * 1000
  )
}

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}
