const hourMs = 3_600_000

/**
 * Writes instants as Clio does: ISO 8601 with whole seconds in the firm's own offset, `2026-03-25T14:00:00-05:00`.
 * Assumed: Clio does not publish in which zone it returns timestamps; the account's offset is what clients must be ready for.
 */
export const clioInstant = (timeZone: string): ((ms: number) => string) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const offsets = new Map<number, number>()
  const offsetAt = (ms: number): number => {
    const hour = Math.floor(ms / hourMs)
    const known = offsets.get(hour)
    if (known !== undefined) return known
    const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
    offsets.set(hour, offset)
    return offset
  }
  return (ms) => {
    const offset = offsetAt(ms)
    const local = new Date(ms + offset * 60_000).toISOString().slice(0, 19)
    const size = Math.abs(offset)
    const two = (value: number): string => String(value).padStart(2, '0')
    return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  }
}
