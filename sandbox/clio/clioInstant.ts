const dayMs = 86_400_000

/** The same few instants are asked for again and again: those of users, and of the matter neighbouring time entries stand on. */
const textsKept = 20_000

/**
 * Writes instants as Clio does: ISO 8601 with whole seconds in the firm's own offset, `2026-03-25T14:00:00-05:00`.
 * Assumed: Clio does not publish in which zone it returns timestamps; the account's offset is what clients must be ready for.
 */
export const clioInstant = (timeZone: string): ((ms: number) => string) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const measure = (ms: number): number => {
    const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
  /** The offset of a whole day, or undefined for a day on which the clocks change. */
  const offsetsOfDays = new Map<number, number | undefined>()
  const offsetAt = (ms: number): number => {
    const day = Math.floor(ms / dayMs)
    if (!offsetsOfDays.has(day)) {
      const first = measure(day * dayMs)
      offsetsOfDays.set(day, first === measure((day + 1) * dayMs - 1) ? first : undefined)
    }
    return offsetsOfDays.get(day) ?? measure(ms)
  }
  const texts = new Map<number, string>()
  const write = (ms: number): string => {
    const offset = offsetAt(ms)
    const local = new Date(ms + offset * 60_000).toISOString().slice(0, 19)
    const size = Math.abs(offset)
    const two = (value: number): string => String(value).padStart(2, '0')
    return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  }
  return (ms) => {
    const known = texts.get(ms)
    if (known !== undefined) return known
    if (texts.size >= textsKept) texts.clear()
    const text = write(ms)
    texts.set(ms, text)
    return text
  }
}
