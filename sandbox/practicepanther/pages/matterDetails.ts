import { matterDisplayName, accountDisplayName, personDisplayName } from '../api/displayNames.js'
import { peopleOf, type Store } from '../records/Store.js'
import { factList } from './grid.js'

/** The page of one matter, or undefined where there is none. */
export const matterDetails = (store: Store, id: string): { readonly title: string; readonly body: string } | undefined => {
  const matter = store.matters.get(id.toLowerCase())
  if (matter === undefined) return undefined
  const account = store.accounts.get(matter.account_ref?.id ?? '')
  const userName = (user: string): string => store.users.get(user)?.display_name ?? ''
  const linked = matter.relationships.map(({ contact, name }): readonly [string, string] => {
    const owner = store.accountOfPerson(contact)
    const person = owner === undefined ? undefined : peopleOf(owner).find((one) => one.id === contact)
    return [name, owner === undefined || person === undefined ? '' : personDisplayName(person) || accountDisplayName(owner)]
  })
  return {
    title: matterDisplayName(matter),
    body: `<h1>Matter</h1>
<p><a href="/Payment/TakeMoneyOut?accountGuid=${account?.id ?? ''}&amp;projectGuid=${matter.id}">Take money out</a></p>
${factList([
  ['Name', matter.name],
  ['Number', matter.number === null ? null : String(matter.number)],
  ['Status', matter.status],
  ['Contact', account === undefined ? null : accountDisplayName(account)],
  ['Opened', matter.open_date],
  ['Closed', matter.close_date],
  ['Statute of limitations', matter.statute_of_limitation_date],
  ['Fee', matter.hourlyRateType],
  ['Assigned to', matter.assigned_to_users.map((user) => userName(user.id)).join(', ')],
  ['Originated by', matter.originatedBy === null ? null : userName(matter.originatedBy.id)],
  ['Tags', matter.tags.join(', ')],
  ['Notes', matter.notes],
  ...matter.custom_field_values.map((value): readonly [string, string] => [value.custom_field_ref.label, shown(value)]),
])}<h2>Related contacts</h2>${factList(linked)}`,
  }
}

const shown = (value: {
  readonly value_string: string | null
  readonly value_number: number | null
  readonly value_date_time: string | null
  readonly value_boolean: boolean
}): string =>
  value.value_string ??
  (value.value_number === null ? (value.value_date_time ?? (value.value_boolean ? 'Yes' : 'No')) : String(value.value_number))
