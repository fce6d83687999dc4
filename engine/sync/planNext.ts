import type { Instant } from '../../core/record/scalars.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import type { Sql } from '../../prisma/Database.js'
import { type Pass, unreadPass } from '../../prisma/sync/Pass.js'
import { readPasses } from '../../prisma/sync/readPass.js'
import { planKind } from '../../prisma/sync/wants.js'
import { nextReading, type ReadingPlace } from './nextReading.js'

/** An account whose readings are planned. */
export type PlannedAccount = Omit<ReadingPlace, 'kind'>

/** A kind to be read now. */
export interface DueKind {
  readonly kind: RecordKind
  readonly full: boolean
}

/** A kind that is due, as it was found. */
export interface FoundDue extends DueKind {
  /** How often it had been wanted: what is wanted from here on comes after this reading. */
  readonly wants: number
}

const isDue = ({ dueAt }: Pass, now: Instant): boolean => dueAt === null || dueAt <= now

/** The kinds of an account that are to be read now. */
export const dueKinds = async (sql: Sql, { account, ...place }: PlannedAccount): Promise<readonly FoundDue[]> => {
  const passes = await readPasses(sql, account)
  return recordKinds.flatMap((kind) => {
    const pass = passes.get(kind) ?? unreadPass
    // Planned when it was last read, and looked at anew: a failure has been waited out by now.
    if (!isDue(pass, place.now)) return []
    return [{ kind, full: nextReading({ ...pass, failures: 0 }, { ...place, account, kind }).full, wants: pass.wants }]
  })
}

/** A look since may have brought it forward; what somebody wants earlier stays. */
const notLater = (pass: Pass, place: ReadingPlace): Instant => {
  const { dueAt, failures } = pass
  if (dueAt === null) return place.now
  if (failures > 0) return dueAt
  const next = nextReading(pass, place).dueAt
  return next < dueAt ? next : dueAt
}

/** Plans the kinds that were just read, and the others where they are due earlier than they were, and tells when the account is due next. */
export const planNext = async (sql: Sql, { account, ...place }: PlannedAccount, read: readonly FoundDue[]): Promise<Instant | null> => {
  const passes = await readPasses(sql, account)
  const due: Instant[] = []
  for (const kind of recordKinds) {
    const pass = passes.get(kind) ?? unreadPass
    const ofKind = { ...place, account, kind }
    const found = read.find((one) => one.kind === kind)
    const dueAt = found === undefined ? notLater(pass, ofKind) : nextReading(pass, ofKind).dueAt
    if (dueAt !== pass.dueAt && passes.has(kind)) await planKind(sql, { account, kind, wants: found?.wants ?? pass.wants, dueAt })
    due.push(dueAt)
  }
  return due.toSorted()[0] ?? null
}
