import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { RecordPage } from '../../core/vendorAdapter.js'
import type { PortalDesk } from '../support/PortalDesk.js'
import { readPages } from '../support/readPages.js'
import type { SignedIn } from '../support/withSignedIn.js'

/** What was read at a portal since somebody last changed something there. */
interface Reads {
  readonly changes: number
  readonly pages: Map<RecordKind, Promise<readonly RecordPage[]>>
}

const reads = new WeakMap<PortalDesk, Reads>()

/** Every page of a kind as the scene's connection reads it. Rules that only look at what is read share one reading, until somebody changes something at the portal. */
export const pagesOnce = async <K extends RecordKind>({ desk, connection }: SignedIn, kind: K): Promise<readonly RecordPage<K>[]> => {
  const changes = desk.changes()
  const earlier = reads.get(desk)
  const current = earlier?.changes === changes ? earlier : { changes, pages: new Map<RecordKind, Promise<readonly RecordPage[]>>() }
  reads.set(desk, current)
  const pages = current.pages.get(kind) ?? readPages(connection.readers[kind])
  current.pages.set(kind, pages)
  // Under a kind stand its own pages; the compiler does not follow the key through the map.
  return (await pages) as readonly RecordPage<K>[]
}

/** Every record of a kind, likewise, in the order it was read. */
export const recordsOnce = async <K extends RecordKind>(scene: SignedIn, kind: K): Promise<readonly CanonicalRecord<K>[]> =>
  (await pagesOnce(scene, kind)).flatMap(({ records }) => records)
