import { buildContact } from './buildContact.js'
import { buildFirm } from './buildFirm.js'
import { buildMatter } from './buildMatter.js'
import { buildTimeEntry } from './buildTimeEntry.js'
import { buildUsers } from './buildUsers.js'
import { calendarDay, dayMs } from './calendarDay.js'
import { matterParties } from './matterParties.js'
import { practiceAreaTable, stageNames } from './practiceVocabulary.js'
import { hashText, mix } from './Random.js'
import { timeEntryRanges } from './timeEntryRanges.js'
import type { World, WorldOptions } from './World.js'
import type { WorldFrame } from './WorldFrame.js'

const firstToday = Date.UTC(2026, 9, 1) / dayMs

/**
 * The world of one firm at one portal: equal options give an equal world.
 * Asking for a contact, matter or time entry that does not exist throws a RangeError.
 */
export const createWorld = (options: WorldOptions): World => {
  const key = mix(hashText(options.portal) ^ Math.imul(options.seed, 0x9e3779b1))
  const today = firstToday + (key % 31)
  const ranges = timeEntryRanges(key, options.matters)
  const frame = frameOf(key, today, options.matters)
  return {
    seed: options.seed,
    firm: buildFirm(key, today),
    today: calendarDay(today),
    practiceAreas: practiceAreaTable.map((area) => area.name),
    stages: stageNames,
    users: frame.users,
    contactCount: frame.contactCount,
    matterCount: frame.matterCount,
    timeEntryCount: ranges.count,
    contact: (index) => buildContact(frame, within(index, frame.contactCount, 'contact')),
    matter: (index) => buildMatter(frame, within(index, frame.matterCount, 'matter')),
    timeEntry: (index) => buildTimeEntry(frame, within(index, ranges.count, 'time entry'), ranges.ownerOf(index)),
    clientOfMatter: (matter) => matterParties(frame, within(matter, frame.matterCount, 'matter')).client,
    timeEntriesOfMatter: (matter) => ranges.of(matter),
  }
}

const frameOf = (key: number, today: number, matterCount: number): WorldFrame => {
  const users = buildUsers(key, today)
  return {
    key,
    today,
    users,
    attorneys: users.filter((user) => user.role === 'attorney').map((user) => user.index),
    assistants: users.filter((user) => user.role === 'paralegal' || user.role === 'staff').map((user) => user.index),
    // Eleven in twenty are clients: about half as many clients as matters.
    contactCount: Math.max(8, Math.ceil(matterCount * 0.9)),
    matterCount,
  }
}

const within = (index: number, count: number, what: string): number => {
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new RangeError(`This world has ${String(count)} of the kind ${what}; number ${String(index)} is not one of them.`)
  }
  return index
}
