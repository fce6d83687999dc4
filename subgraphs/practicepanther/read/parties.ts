import type { Clock } from '../../../core/clock.js'
import type { Party } from '../map/Matter.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { wirePerson, type WirePerson } from '../wire/Account.js'
import { wireRelationship, type WireRelationship } from '../wire/Relationship.js'
import { findByValues } from './findByValues.js'
import { parseList } from './parseList.js'
import type { WireRow } from './WireRow.js'

/** Who is linked to matters, and the vendor's own rows behind it. */
export interface PartyIndex {
  partiesOf(matterId: string): readonly Party[]
  rowsOf(matterId: string): readonly WireRow<WireRelationship>[]
}

/** Looks up who is linked to matters. */
export interface Parties {
  /** Of every matter of the firm. Relationships have no dates, so a page of matters cannot ask for its own: the whole list is read, once for the pages of a minute. */
  ofAll(): Promise<PartyIndex>
  /** Of these matters. */
  of(matterIds: readonly string[]): Promise<PartyIndex>
}

const keptMs = 60_000

/** The parties of one connection. */
export const createParties = (api: PracticePantherApi, clock: Clock): Parties => {
  let kept: { readonly index: Promise<PartyIndex>; readonly until: number } | undefined
  return {
    ofAll: async () => {
      const now = clock.now().getTime()
      if (kept === undefined || kept.until <= now) {
        const index = readAll(api)
        kept = { index, until: now + keptMs }
        index.catch(() => {
          kept = undefined
        })
      }
      return kept.index
    },
    of: async (matterIds) => {
      const found = await findByValues(api, { collection: 'v2/relationships', path: 'matter_ref/id', values: matterIds })
      const rows = parseList(wireRelationship, found, 'relationships')
      const people = await findByValues(api, { collection: 'v2/contacts', path: 'id', values: rows.map(({ wire }) => wire.contact_ref.id) })
      return indexOf(rows, parseList(wirePerson, people, 'contacts'))
    },
  }
}

const readAll = async (api: PracticePantherApi): Promise<PartyIndex> => {
  const rows = parseList(wireRelationship, await api.get('v2/relationships'), 'relationships')
  const people = rows.length === 0 ? [] : parseList(wirePerson, await api.get('v2/contacts'), 'contacts')
  return indexOf(rows, people)
}

const indexOf = (rows: readonly WireRow<WireRelationship>[], people: readonly WireRow<WirePerson>[]): PartyIndex => {
  const others = new Set(people.filter(({ wire }) => !wire.is_primary_contact).map(({ wire }) => wire.id))
  // The vendor's own order is not known and need not be the same twice: a matter must not look changed because its parties changed places.
  const inOrder = rows.toSorted((one, other) => (one.wire.id < other.wire.id ? -1 : 1))
  const byMatter = Map.groupBy(inOrder, ({ wire }) => wire.matter_ref?.id)
  const rowsOf = (matterId: string): readonly WireRow<WireRelationship>[] => byMatter.get(matterId) ?? []
  return {
    rowsOf,
    partiesOf: (matterId) => rowsOf(matterId).map(({ wire }) => ({ role: wire.name, contactId: contactIdOf(wire.contact_ref, others) })),
  }
}

/** A primary contact is its account; only further people are contacts of their own. */
const contactIdOf = ({ id, account_ref }: WireRelationship['contact_ref'], others: ReadonlySet<string>): string =>
  others.has(id) || account_ref === null ? id : account_ref.id
