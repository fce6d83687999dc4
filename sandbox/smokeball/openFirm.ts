import type { PortalKit } from '../portal/Portal.js'
import { invoiceFees } from './books/invoiceFees.js'
import { keepBooks } from './books/keepBooks.js'
import { openBooks } from './books/openBooks.js'
import type { Ledger } from '../world/ledger/Ledger.js'
import { buildContact, contactCountOf } from './records/buildContact.js'
import { buildFee, buildOtherFees } from './records/buildFee.js'
import { buildMatter, matterCounts } from './records/buildMatter.js'
import { buildMatterTypes } from './records/matterTypes.js'
import { buildStaff, type SmokeballStaff } from './records/SmokeballStaff.js'
import { createShelf } from './records/createShelf.js'
import type { SmokeballContact } from './records/SmokeballContact.js'
import type { SmokeballFee } from './records/SmokeballFee.js'
import type { SmokeballMatter } from './records/SmokeballMatter.js'
import { contactSpines, matterMarks, matterSpines } from './records/worldSpines.js'
import type { SmokeballFirm } from './SmokeballFirm.js'
import { ticksAt, type Ticks } from './records/ticks.js'

/** The world's firm in Smokeball's words. */
export const openFirm = (kit: PortalKit): SmokeballFirm => {
  const source = <T>(kind: string, count: number, build: (index: number) => T) => ({
    count,
    build,
    idOf: (index: number) => kit.guid.of(kind, index),
    indexOf: (id: string) => kit.guid.indexOf(kind, id),
  })
  const types = buildMatterTypes(kit)
  const contacts = kit.collection<SmokeballContact>(source('contact', contactCountOf(kit), (index) => buildContact(kit, index)))
  const matters = kit.collection<SmokeballMatter>(source('matter', matterCounts(kit).all, (index) => buildMatter(kit, types, index)))
  const shelves = openBooks(kit)
  const fees = kit.collection<SmokeballFee>(source('fee', kit.world.timeEntryCount, (index) => buildFee(kit, shelves.ledger, index)))
  const added = new Map<string, string[]>()
  const feesOf = (matterId: string): readonly SmokeballFee[] => {
    const ids = [...worldFeesOf(kit, matterId), ...(added.get(matterId) ?? [])]
    return [...otherFeesOf(kit, shelves.ledger, matterId), ...ids.flatMap((id) => fees.get(id) ?? [])]
  }
  const now = tickingClock(kit)
  const newId = () => kit.newGuid()
  return {
    id: kit.guid.of('account', 0),
    matterTypes: types,
    staff: kit.collection<SmokeballStaff>(source('staff', kit.world.users.length, (index) => buildStaff(kit, index))),
    contacts: createShelf(contacts, { untouched: () => contactSpines(kit), mark: (contact) => ({ marked: contact.isDeleted }) }),
    matters: createShelf(matters, { untouched: () => matterSpines(kit, types), mark: matterMarks }),
    fees,
    feesOf: (matterId) => (matters.get(matterId) === undefined ? undefined : feesOf(matterId)),
    addFee: (fee) => {
      fees.insert(fee)
      added.set(fee.matterId, [...(added.get(fee.matterId) ?? []), fee.id])
    },
    books: keepBooks(kit, shelves, { feesOf, worldMatterOf: (matterId) => worldMatterOf(kit, matterId), now, newId }),
    now,
    newId,
  }
}

/** Never tells the same tick twice, so that two changes within one millisecond have an order. */
const tickingClock = (kit: PortalKit): (() => Ticks) => {
  let [millisecond, fraction] = [0, 0]
  return () => {
    const now = kit.clock.now()
    fraction = now === millisecond ? fraction + 1 : 1
    millisecond = now
    return ticksAt(millisecond, fraction)
  }
}

const worldMatterOf = (kit: PortalKit, matterId: string): number | undefined => {
  const index = kit.guid.indexOf('matter', matterId)
  return index !== undefined && index < kit.world.matterCount ? index : undefined
}

const worldFeesOf = (kit: PortalKit, matterId: string): readonly string[] => {
  const index = worldMatterOf(kit, matterId)
  if (index === undefined) return []
  const { from, until } = kit.world.timeEntriesOfMatter(index)
  return Array.from({ length: until - from }, (_, at) => kit.guid.of('fee', from + at))
}

const otherFeesOf = (kit: PortalKit, ledger: Ledger, matterId: string): readonly SmokeballFee[] => {
  const index = worldMatterOf(kit, matterId)
  if (index === undefined) return []
  return [...buildOtherFees(kit, index), ...ledger.invoicesOfMatter(index).flatMap((invoice) => invoiceFees(kit, ledger, invoice))]
}
