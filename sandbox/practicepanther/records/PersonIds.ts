import type { PortalKit } from '../../portal/Portal.js'

/** At most this many people stand beside the primary contact of a company of the world. */
export const mostOtherPeople = 2

/** The ids of the world's accounts and of the people inside them. */
export interface PersonIds {
  account(index: number): string
  primary(index: number): string
  other(index: number, ordinal: number): string
  /** The account number a person of the world belongs to. */
  accountOfPerson(id: string): number | undefined
}

/** Ids that can be computed both ways. */
export const personIds = (guid: PortalKit['guid']): PersonIds => ({
  account: (index) => guid.of('account', index),
  primary: (index) => guid.of('primary-contact', index),
  other: (index, ordinal) => guid.of('other-contact', index * mostOtherPeople + ordinal),
  accountOfPerson: (id) => {
    const primary = guid.indexOf('primary-contact', id)
    if (primary !== undefined) return primary
    const other = guid.indexOf('other-contact', id)
    return other === undefined ? undefined : Math.floor(other / mostOtherPeople)
  },
})
