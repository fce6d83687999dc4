import { MattergraphError } from '../../core/errors.js'
import type { ContactFilter, MatterFilter, RecordFilters, TimeEntryFilter, UserFilter } from '../../core/mirror/RecordFilter.js'
import { type AccountKey, parseAccountId } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { ContactFilter as ContactFilterInput } from '../contact/ContactFilter.js'
import type { MatterFilter as MatterFilterInput } from '../matter/MatterFilter.js'
import type { TimeEntryFilter as TimeEntryFilterInput } from '../time-entry/TimeEntryFilter.js'
import type { UserFilter as UserFilterInput } from '../user/UserFilter.js'
import { recordKeyOrNull } from './recordKeyOf.js'

/** The filter input of each kind. */
export interface FilterInputs {
  USER: UserFilterInput
  CONTACT: ContactFilterInput
  MATTER: MatterFilterInput
  TIME_ENTRY: TimeEntryFilterInput
}

const matterFilter = ({ accountIds: _, responsibleAttorneyId, clientId, ...same }: MatterFilterInput): MatterFilter => ({
  ...same,
  responsibleAttorney: recordKeyOrNull('USER', responsibleAttorneyId, 'filter.responsibleAttorneyId'),
  client: recordKeyOrNull('CONTACT', clientId, 'filter.clientId'),
})

const contactFilter = ({ accountIds: _, ...same }: ContactFilterInput): ContactFilter => same

const userFilter = ({ accountIds: _, ...same }: UserFilterInput): UserFilter => same

const timeEntryFilter = ({ accountIds: _, matterId, userId, ...same }: TimeEntryFilterInput): TimeEntryFilter => ({
  ...same,
  matter: recordKeyOrNull('MATTER', matterId, 'filter.matterId'),
  user: recordKeyOrNull('USER', userId, 'filter.userId'),
})

/** Reads each kind's filter input in the mirror's words; throws BAD_USER_INPUT for an id that is none. */
export const readFilter = {
  USER: userFilter,
  CONTACT: contactFilter,
  MATTER: matterFilter,
  TIME_ENTRY: timeEntryFilter,
} as const satisfies { readonly [K in RecordKind]: (input: FilterInputs[K]) => RecordFilters[K] }

/** The accounts a filter names, or null where it names none; throws BAD_USER_INPUT for an id that is no account's. */
export const readAccountIds = (accountIds: readonly string[] | null | undefined): readonly AccountKey[] | null =>
  accountIds?.map((id) => {
    const parsed = parseAccountId(id)
    if (parsed === undefined) throw new MattergraphError('BAD_USER_INPUT', 'filter.accountIds: expected ids of accounts')
    return parsed.account
  }) ?? null
