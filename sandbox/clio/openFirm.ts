import type { StoredRecord } from '../portal/Collection.js'
import type { PortalKit } from '../portal/Portal.js'
import type { ClioFirm, FixedList } from './ClioFirm.js'
import { clioInstant } from './clioInstant.js'
import { firstIds } from './firstIds.js'
import { idRange } from './idRange.js'
import { activityDescriptions } from './records/activityDescriptions.js'
import { clioExpenseActivity, clioTimeActivity } from './records/ClioActivity.js'
import { clioContact } from './records/ClioContact.js'
import { clioMatter } from './records/ClioMatter.js'
import { clioUser } from './records/ClioUser.js'
import { customFieldDefinitions } from './records/customFieldDefinitions.js'

/** After every tenth time entry stands an expense, so that lists of activities hold more than time. */
const timePerExpense = 10

const fixedList = <T extends StoredRecord & { readonly id: number }>(records: readonly T[]): FixedList<T> =>
  new Map(records.map((record) => [record.id, record]))

/** Ids of created parts of records (addresses, relationships) lie far from those of the world. */
const firstCreatedPart = 50_000_000

/** Tells the kit's world in Clio's words. */
export const openFirm = (kit: PortalKit): ClioFirm => {
  const { world } = kit
  const instant = clioInstant(world.firm.timeZone)
  const founded = instant(world.firm.createdAt)
  const fields = customFieldDefinitions(world, founded)
  const activityCount = world.timeEntryCount + Math.floor(world.timeEntryCount / timePerExpense)
  const next = {
    users: firstIds.user + world.users.length,
    contacts: firstIds.contact + world.contactCount,
    matters: firstIds.matter + world.matterCount,
    activities: firstIds.activity + activityCount,
    parts: firstCreatedPart,
  }
  const named = { created_at: founded, updated_at: founded }
  const user = (index: number) => {
    const found = world.users[index]
    if (found === undefined) throw new Error(`The world has no user ${index}.`)
    return clioUser(world, instant, found)
  }
  const activity = (index: number) => {
    const block = timePerExpense + 1
    const entry = index - Math.floor(index / block)
    const id = firstIds.activity + index
    return index % block === timePerExpense
      ? clioExpenseActivity(instant, id, world.timeEntry(entry - 1))
      : clioTimeActivity(world, instant, id, world.timeEntry(entry))
  }
  return {
    name: world.firm.name,
    timeZone: world.firm.timeZone,
    users: kit.collection({ ...idRange(firstIds.user, world.users.length), build: user }),
    contacts: kit.collection({
      ...idRange(firstIds.contact, world.contactCount),
      build: (index) => clioContact(world, instant, fields, world.contact(index)),
    }),
    matters: kit.collection({
      ...idRange(firstIds.matter, world.matterCount),
      build: (index) => clioMatter(world, instant, fields, world.matter(index)),
    }),
    activities: kit.collection({ ...idRange(firstIds.activity, activityCount), build: activity }),
    practiceAreas: fixedList(
      world.practiceAreas.map((name, place) => ({
        ...named,
        id: firstIds.practiceArea + place,
        name,
        code: name.slice(0, 2).toUpperCase(),
        category: name.toLowerCase().replaceAll(' ', '_'),
      })),
    ),
    matterStages: fixedList(
      world.practiceAreas.flatMap((_, area) =>
        world.stages.map((name, place) => ({
          ...named,
          id: firstIds.matterStage + area * world.stages.length + place,
          name,
          order: place + 1,
          practice_area_id: String(firstIds.practiceArea + area),
        })),
      ),
    ),
    customFields: fixedList(fields),
    activityDescriptions: fixedList(activityDescriptions(founded)),
    currencies: fixedList([{ ...named, id: 1, code: world.firm.currency, sign: '$' }]),
    account: { ...named, id: 9, name: world.firm.name, state: 'active' },
    now: () => instant(kit.clock.now()),
    today: () => instant(kit.clock.now()).slice(0, 10),
    nextId: (kind) => next[kind]++,
  }
}
