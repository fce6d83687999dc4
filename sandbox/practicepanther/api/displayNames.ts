import type { StoredAccount, StoredPerson } from '../records/StoredAccount.js'
import type { StoredMatter } from '../records/StoredMatter.js'

/** How a person is shown: last name first, as the firm's settings say. */
export const personDisplayName = ({ first_name, middle_name, last_name }: StoredPerson): string =>
  [last_name, [first_name, middle_name].filter((part) => part !== null).join(' ')].filter((part) => part !== null && part !== '').join(', ')

/** How an account is shown: the company, else the person. */
export const accountDisplayName = (account: StoredAccount): string => account.company_name ?? personDisplayName(account.primary_contact)

/** How a matter is shown: number, hyphen, name. */
export const matterDisplayName = ({ number, name }: StoredMatter): string => (number === null ? name : `${String(number)} - ${name}`)
