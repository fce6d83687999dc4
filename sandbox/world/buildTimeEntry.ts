import { calendarDay, dayMs } from './calendarDay.js'
import { matterDates } from './matterDates.js'
import { matterTeam } from './matterTeam.js'
import { Random } from './Random.js'
import { workSorts } from './workVocabulary.js'
import type { WorldTimeEntry } from './World.js'
import { stream, type WorldFrame } from './WorldFrame.js'

/** Time entry number `index`, which belongs to `matter`. */
export const buildTimeEntry = (frame: WorldFrame, index: number, matter: number): WorldTimeEntry => {
  const random = new Random(frame.key, stream.timeEntry, index)
  const user = worker(frame, random, matter)
  const day = workDay(frame, random, matter)
  const sort = random.pick(workSorts)
  const billable = !random.chance(12)
  const createdAt = recordedAt(frame, random, day)
  return {
    index,
    matter,
    user,
    date: calendarDay(day),
    seconds: seconds(random),
    description: sort.text,
    billable,
    status: status(random, frame.today - day),
    taskCode: sort.taskCode,
    activityCode: sort.activityCode,
    rateCents: random.chance(6) ? null : (frame.users[user]?.rateCents ?? null),
    noCharge: billable && random.chance(4),
    createdAt,
    updatedAt: random.chance(60) ? createdAt : lateEdit(frame, random, createdAt),
  }
}

const worker = (frame: WorldFrame, random: Random, matter: number): number => {
  const team = matterTeam(frame, matter)
  const people = [team.responsibleAttorney, team.responsibleAttorney, ...team.staff].filter((user) => user !== null)
  return people.length === 0 || random.chance(5) ? random.below(frame.users.length) : random.pick(people)
}

const workDay = (frame: WorldFrame, random: Random, matter: number): number => {
  const dates = matterDates(frame, matter)
  const last = dates.closeDay ?? frame.today
  return random.between(Math.min(last, Math.max(dates.openDay, frame.today - 729)), last)
}

/** Recorded the same day or up to three days late, never after the world's last day. */
const recordedAt = (frame: WorldFrame, random: Random, day: number): number =>
  Math.min(frame.today, day + (random.chance(70) ? 0 : random.below(4))) * dayMs +
  random.between(9 * 3600, 23 * 3600) * 1000 +
  random.below(1000)

const lateEdit = (frame: WorldFrame, random: Random, createdAt: number): number => {
  const end = (frame.today + 1) * dayMs - 1
  return createdAt + random.below(Math.min(45 * dayMs, end - createdAt) + 1)
}

/** Mostly whole tenths of an hour, as lawyers bill; a fifth straight from a running timer; a few seconds or a whole day now and then. */
const seconds = (random: Random): number => {
  if (random.chance(72)) return random.between(1, 25) * 360
  if (random.chance(85)) return random.between(61, 14_399)
  return random.pick([1, 7, 59, 28_800, 31_337, 36_000])
}

const status = (random: Random, ageDays: number): WorldTimeEntry['status'] => {
  if (random.chance(3)) return 'written_off'
  if (ageDays > 75) return random.chance(85) ? 'billed' : 'unbilled'
  if (ageDays > 30) return random.pick(['billed', 'billed', 'draft', 'unbilled'] as const)
  return random.chance(12) ? 'draft' : 'unbilled'
}
