import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Pass } from '../../prisma/sync/Pass.js'

/** What beside its own past decides when a kind is read next. */
export interface ReadingPlace {
  readonly account: AccountKey
  readonly kind: RecordKind
  readonly now: Instant
  /** The firm's zone: it sleeps at night. */
  readonly timeZone: string
  /** When a client last looked at the account's records; null for never. */
  readonly lastLookAt: Instant | null
  /** The shortest pause between two readings of what changed, in milliseconds. */
  readonly everyMs: number
}

/** When a kind is read next, and whether whole. */
export interface NextReading {
  readonly dueAt: Instant
  readonly full: boolean
}

const minute = 60_000
const hour = 60 * minute

/** A kind that stays quiet is asked for changes this many times less often at most. */
const quietestFactor = 16
/** Between ten at night and six in the morning, where the firm is. */
const nightFactor = 4
/** So long after a client's look the account counts as looked at. */
const lookMs = 10 * minute
const longestBackoffMs = 30 * minute
/** Everything is read again so often where changes can be asked for: deletions show in that alone. */
const wholeEveryMs = 24 * hour
/**
 * Where they cannot, or not for all of them, whole readings may cost one request in so long on average: nine kinds that were all read so would take half of what the strictest vendor
 * allows (50 requests a minute). What is not through in a day that way may cost more, and takes longer than a day only where even that is not enough.
 */
const requestEveryMs = 20_000
const dailyRequestEveryMs = 6_000
/** The same where a client looks. */
const lookedAtRequestEveryMs = 2_000
const shortestWholeMs = 15 * minute
/** A great loss is looked at again after this. */
const confirmAfterMs = hour

/** When a kind is read next after what became of it so far. Nothing here is chance: accounts and kinds are spread by their names. */
export const nextReading = (pass: Pass, place: ReadingPlace): NextReading => {
  const now = Date.parse(place.now)
  const at = (time: number): Instant => new Date(Math.max(time, now)).toISOString()
  if (pass.failures > 0) return { dueAt: at(now + backoff(pass.failures) * (0.75 + spread(place) / 2)), full: false }
  // What is not read through yet goes on at once.
  if (pass.startedAt !== null || pass.lastSucceededAt === null) return { dueAt: at(now), full: false }
  const wholeAt = wholeDue(pass, place)
  const changesAt = pass.changesReadTo === null ? Infinity : Date.parse(pass.lastSucceededAt) + pause(pass, place)
  if (pass.fullWanted) return { dueAt: at(now), full: true }
  return wholeAt <= Math.max(changesAt, now) ? { dueAt: at(wholeAt), full: true } : { dueAt: at(changesAt), full: false }
}

const backoff = (failures: number): number => Math.min(longestBackoffMs, (minute / 2) * 2 ** (failures - 1))

const isLookedAt = ({ now, lastLookAt }: ReadingPlace): boolean => lastLookAt !== null && Date.parse(now) - Date.parse(lastLookAt) < lookMs

const pause = ({ quietReadings }: Pass, place: ReadingPlace): number =>
  isLookedAt(place)
    ? place.everyMs
    : place.everyMs * Math.min(quietestFactor, 2 ** quietReadings) * (isNight(place.now, place.timeZone) ? nightFactor : 1)

const wholeDue = ({ fullReadAt, fullRequests, massAbsenceAt, changesReadTo, changesArePartial }: Pass, place: ReadingPlace): number => {
  if (fullReadAt === null) return Date.parse(place.now)
  if (massAbsenceAt !== null) return Math.max(Date.parse(massAbsenceAt), Date.parse(fullReadAt)) + confirmAfterMs
  const requests = fullRequests ?? 0
  const often =
    changesReadTo === null || changesArePartial
      ? Math.max(shortestWholeMs, requests * (isLookedAt(place) ? lookedAtRequestEveryMs : requestEveryMs))
      : wholeEveryMs
  const interval = often <= wholeEveryMs ? often : Math.max(wholeEveryMs, requests * dailyRequestEveryMs)
  return Date.parse(fullReadAt) + interval * (0.9 + spread(place) / 5)
}

const isNight = (now: Instant, timeZone: string): boolean => {
  const local = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(now)))
  return local >= 22 || local < 6
}

/** A number from 0 to 1 that is always the same for an account's kind and differs from one to the next. */
const spread = ({ account, kind }: ReadingPlace): number => {
  let hash = 2_166_136_261
  for (const letter of `${account} ${kind}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash / 0xff_ff_ff_ff
}
