import type { PortalKit } from '../../portal/Portal.js'
import type { Survey } from '../../world/Survey.js'
import type { Books } from '../books/Books.js'
import type { CaseRecord } from './CaseRecord.js'
import type { ClientRecord } from './ClientRecord.js'
import type { CompanyRecord } from './CompanyRecord.js'
import type { CustomFieldRecord } from './CustomFieldRecord.js'
import type { NamedRecord } from './NamedRecord.js'
import type { Reference } from './Reference.js'
import type { StaffRecord } from './StaffRecord.js'
import type { Table } from './Table.js'
import type { TimeEntryRecord } from './TimeEntryRecord.js'

/** Everything one firm keeps at MyCase. */
export interface MyCaseFirm {
  readonly kit: PortalKit
  readonly staff: Table<StaffRecord>
  readonly clients: Table<ClientRecord>
  readonly companies: Table<CompanyRecord>
  readonly cases: Table<CaseRecord>
  readonly timeEntries: Table<TimeEntryRecord>
  readonly caseStages: Table<NamedRecord>
  readonly practiceAreas: Table<NamedRecord>
  readonly caseRoles: Table<NamedRecord>
  readonly peopleGroups: Table<NamedRecord>
  readonly customFields: Table<CustomFieldRecord>
  /** What the firm spends, bills and is paid, and the money it holds for clients. */
  readonly books: Books
  /** The cases a client is linked to. */
  casesOfClient(id: number): readonly Reference[]
  /** The cases a company is linked to. */
  casesOfCompany(id: number): readonly Reference[]
  /** What is known only of all records together: who is on which cases, when records were last changed, the sums of the books. */
  readonly surveys: {
    readonly links: Survey<unknown>
    readonly times: readonly Survey<unknown>[]
    readonly books: Survey<unknown>
  }
}
