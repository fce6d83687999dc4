import { accountDisplayName, personDisplayName } from '../api/displayNames.js'
import { peopleOf, type Store } from '../records/Store.js'
import { factList } from './grid.js'

/** The page of one contact (an account with its people), or undefined where there is none. */
export const accountDetails = (store: Store, id: string): { readonly title: string; readonly body: string } | undefined => {
  const account = store.accounts.get(id.toLowerCase())
  if (account === undefined) return undefined
  const people = peopleOf(account).map(
    (person) =>
      `<h2>${person.id === account.primary_contact.id ? 'Primary contact' : 'Contact'}</h2>${factList([
        ['Name', personDisplayName(person)],
        ['Email', person.email],
        ['Mobile', person.phone_mobile],
        ['Home', person.phone_home],
        ['Work', person.phone_work],
        ['Fax', person.phone_fax],
        ['Notes', person.notes],
      ])}`,
  )
  return {
    title: accountDisplayName(account),
    body: `<h1>Contact</h1>${factList([
      ['Name', accountDisplayName(account)],
      ['Number', String(account.number)],
      ['Company', account.company_name],
      ['Street', [account.address_street_1, account.address_street_2].filter((line) => line !== null).join(', ')],
      ['City', [account.address_city, account.address_state, account.address_zip_code].filter((part) => part !== null).join(' ')],
      ['Status', account.status],
      ['Tags', account.tags.join(', ')],
      ['Notes', account.notes],
    ])}${people.join('')}`,
  }
}
