import { filterBy } from '../filterBy.js'
import type { Resource } from '../Resource.js'
import { changedSince } from '../sources/changedSince.js'
import { commonFilters } from './commonFilters.js'
import { is, own, idIn, named, texts } from './readRecord.js'

/** The list of matters. */
export const matters: Resource = {
  kind: 'matter',
  source: (firm, query) => changedSince(firm.matters, query),
  highestLimit: 200,
  filters: {
    ...commonFilters,
    billable: filterBy.flag('billable'),
    client_id: filterBy.association('client_id', 'client', false),
    'close_date[]': filterBy.dates('close_date'),
    close_date: filterBy.dates('close_date'),
    'open_date[]': filterBy.dates('open_date'),
    open_date: filterBy.dates('open_date'),
    'pending_date[]': filterBy.dates('pending_date'),
    pending_date: filterBy.dates('pending_date'),
    grant_id: filterBy.association('grant_id', 'grant', true),
    group_id: filterBy.association('group_id', 'group', false),
    notification_event_subscriber_user_id: filterBy.association('notification_event_subscriber_user_id', 'subscriber', true),
    originating_attorney_id: filterBy.association('originating_attorney_id', 'originating_attorney', true),
    practice_area_id: filterBy.association('practice_area_id', 'practice_area', false),
    query: filterBy.words((record, firm) => [
      ...texts(record, 'display_number', 'custom_number', 'description'),
      firm.contacts.get(idIn(record['client']))?.name,
    ]),
    responsible_attorney_id: filterBy.association('responsible_attorney_id', 'responsible_attorney', true),
    responsible_staff_id: filterBy.association('responsible_staff_id', 'responsible_staff', true),
    status: filterBy.oneOf(
      'status',
      { open: is('status', 'Open'), closed: is('status', 'Closed'), pending: is('status', 'Pending') },
      true,
    ),
    subscriber_user_id: filterBy.association('subscriber_user_id', 'subscriber', true),
    currency_id: filterBy.association('currency_id', 'currency', false),
  },
  orders: {
    ...own(
      'display_number',
      'custom_number',
      'open_date',
      'close_date',
      'pending_date',
      'updated_at',
      'created_at',
      'matter_stage_updated_at',
    ),
    'client.name': named('client', 'contacts'),
    'practice_area.name': (record, firm) => firm.practiceAreas.get(Number(idIn(record['practice_area'])))?.['name'],
    'matter_stage.name': (record, firm) => firm.matterStages.get(Number(idIn(record['matter_stage'])))?.['name'],
    'responsible_attorney.name': named('responsible_attorney', 'users'),
    'originating_attorney.name': named('originating_attorney', 'users'),
  },
}
