import { contactInRole, countInRole } from './contactRoles.js'
import { practiceAreaTable, type PracticeArea } from './practiceVocabulary.js'
import { Random } from './Random.js'
import type { WorldContact, WorldMatter } from './World.js'
import { stream, type WorldFrame } from './WorldFrame.js'

/** What a matter is about and who is on either side. */
export interface MatterParties {
  readonly area: PracticeArea
  readonly caseType: string
  readonly client: number | null
  readonly opposing: WorldMatter['opposing']
  /** The firm's court contact, where the case has come to one. */
  readonly court: number | null
}

/** The parties of matter number `index`. A third of the matters belong to few clients, as they do. */
export const matterParties = (frame: WorldFrame, index: number): MatterParties => {
  const random = new Random(frame.key, stream.matterParties, index)
  const area = random.pick(practiceAreaTable)
  return {
    area,
    caseType: random.pick(area.caseTypes),
    client: random.chance(2) ? null : someClient(frame, random),
    opposing: area.contested && !random.chance(8) ? opposingSide(frame, random) : [],
    court: area.contested && random.chance(55) ? someone(frame, random, 'court') : null,
  }
}

const someClient = (frame: WorldFrame, random: Random): number | null => {
  const clients = countInRole('client', frame.contactCount)
  if (clients === 0) return null
  const few = Math.max(1, Math.ceil(clients / 8))
  return contactInRole('client', random.below(random.chance(33) ? few : clients))
}

const someone = (frame: WorldFrame, random: Random, role: WorldContact['role']): number | null => {
  const count = countInRole(role, frame.contactCount)
  return count === 0 ? null : contactInRole(role, random.below(count))
}

const sides: readonly (readonly WorldContact['role'][])[] = [
  ['opposing_party'],
  ['opposing_party', 'opposing_counsel'],
  ['opposing_party', 'opposing_counsel'],
  ['opposing_party', 'opposing_party', 'opposing_counsel'],
  ['opposing_party', 'opposing_counsel', 'insurer'],
]

const opposingSide = (frame: WorldFrame, random: Random): WorldMatter['opposing'] => {
  const side = random.pick(sides).flatMap((role) => {
    const contact = someone(frame, random, role)
    return contact === null ? [] : [{ contact, role }]
  })
  return side.filter((party, at) => side.findIndex((other) => other.contact === party.contact) === at)
}
