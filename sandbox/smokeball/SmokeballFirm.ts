import type { Books } from './books/Books.js'
import type { Collection } from '../portal/Collection.js'
import type { MatterType } from './records/matterTypes.js'
import type { Shelf } from './records/createShelf.js'
import type { SmokeballContact } from './records/SmokeballContact.js'
import type { SmokeballFee } from './records/SmokeballFee.js'
import type { SmokeballMatter } from './records/SmokeballMatter.js'
import type { SmokeballStaff } from './records/SmokeballStaff.js'
import type { Ticks } from './records/ticks.js'

/** One firm's records as Smokeball stores them. */
export interface SmokeballFirm {
  /** The firm's own id, called account in webhooks and avatars. */
  readonly id: string
  readonly matterTypes: readonly MatterType[]
  readonly staff: Collection<SmokeballStaff>
  readonly contacts: Shelf<SmokeballContact>
  readonly matters: Shelf<SmokeballMatter>
  readonly fees: Collection<SmokeballFee>
  /** Every fee of one matter, tombstones and fixed fees included, oldest first; undefined where there is no such matter. */
  feesOf(matterId: string): readonly SmokeballFee[] | undefined
  /** Adds a fee to its matter. */
  addFee(fee: SmokeballFee): void
  readonly books: Books
  /** Now. */
  now(): Ticks
  /** A fresh id, of a record or of a version. */
  newId(): string
}
