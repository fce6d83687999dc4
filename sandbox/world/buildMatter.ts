import { calendarDay } from './calendarDay.js'
import { contactName, shortName } from './contactName.js'
import { matterDates, type MatterDates } from './matterDates.js'
import { matterParties, type MatterParties } from './matterParties.js'
import { matterTeam } from './matterTeam.js'
import { matterTags, stageNames } from './practiceVocabulary.js'
import { Random } from './Random.js'
import type { WorldMatter } from './World.js'
import { stream, type WorldFrame } from './WorldFrame.js'

/** Matter number `index`. */
export const buildMatter = (frame: WorldFrame, index: number): WorldMatter => {
  const random = new Random(frame.key, stream.matter, index)
  const dates = matterDates(frame, index)
  const parties = matterParties(frame, index)
  return {
    index,
    number: matterNumber(frame, index),
    title: title(frame, parties),
    description: description(random, parties),
    status: dates.status,
    practiceArea: random.chance(4) ? '' : parties.area.name,
    stage: stage(random, dates),
    openDate: random.chance(4) ? null : calendarDay(dates.openDay),
    closeDate: dates.closeDay === null || random.chance(4) ? null : calendarDay(dates.closeDay),
    limitationDate: parties.area.contested && random.chance(60) ? calendarDay(dates.openDay + random.between(30, 1200)) : null,
    billing: billing(random, parties),
    client: parties.client,
    opposing: parties.opposing,
    ...matterTeam(frame, index),
    customFields: customFields(frame, random, { parties, dates }),
    tags: random.chance(25) ? [...new Set([random.pick(matterTags), random.pick(matterTags)])] : [],
    createdAt: dates.createdAt,
    updatedAt: dates.updatedAt,
  }
}

/** The firm's own number: one matter in sixteen has none, one in fifty carries the number of another. */
const matterNumber = (frame: WorldFrame, index: number): string => {
  const random = new Random(frame.key, stream.matterTwin, index)
  if (random.chance(6)) return ''
  const numbered = index > 0 && random.chance(2) ? index - 1 - random.below(Math.min(index, 50)) : index
  const year = calendarDay(matterDates(frame, numbered).openDay).slice(0, 4)
  return `${year}-${String(numbered + 1).padStart(5, '0')}`
}

const title = (frame: WorldFrame, parties: MatterParties): string => {
  const client = parties.client === null ? 'Unassigned' : shortName(contactName(frame, parties.client))
  const opponent = parties.opposing[0]
  if (opponent === undefined) return `${client} – ${parties.caseType}`
  return `${client} v. ${shortName(contactName(frame, opponent.contact))}`
}

const description = (random: Random, parties: MatterParties): string => {
  if (random.chance(20)) return ''
  if (random.chance(5)) return `${parties.caseType}.\nSee the intake notes — client said: "call before filing" & asked about <costs>.`
  return `${parties.caseType} (${parties.area.name})`
}

const stage = (random: Random, dates: MatterDates): string => {
  if (random.chance(10)) return ''
  return dates.closeDay === null ? random.pick(stageNames.slice(0, -1)) : random.pick(stageNames.slice(-2))
}

const billing = (random: Random, parties: MatterParties): WorldMatter['billing'] => {
  const injury = parties.area.name === 'Personal Injury'
  const type = injury ? 'contingency' : random.pick(['hourly', 'hourly', 'hourly', 'flat'] as const)
  return {
    type,
    rateCents: type === 'hourly' && !random.chance(45) ? random.pick([25_000, 29_500, 35_000, 38_775]) : null,
    flatCents: type === 'flat' && !random.chance(8) ? random.pick([75_000, 150_000, 249_950, 500_000]) : null,
  }
}

const customFields = (
  frame: WorldFrame,
  random: Random,
  { parties, dates }: { parties: MatterParties; dates: MatterDates },
): WorldMatter['customFields'] => ({
  court: parties.court === null ? '' : contactName(frame, parties.court).companyName,
  caseType: random.chance(12) ? '' : parties.caseType,
  claimAmountCents: parties.area.contested && random.chance(65) ? random.between(1, 400) * 125_050 + random.below(100) : null,
  juryTrial: parties.area.contested ? random.pick([true, false, null]) : null,
  incidentDate: parties.area.contested && random.chance(55) ? calendarDay(dates.openDay - random.below(400)) : null,
})
