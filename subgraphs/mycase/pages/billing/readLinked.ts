import { contactId } from '../../map/contactId.js'
import { linksIn, nodesOf } from '../../../vendor/page/nodes.js'
import { pageDrift } from '../../../vendor/page/pageDrift.js'
import type { PageValue } from '../../../vendor/page/PageValue.js'
import { readLinkId } from '../../../vendor/page/readLinkId.js'
import { readText } from '../../../vendor/page/readText.js'

/** The contact a value links to, by vendor id: `client-27300011`. */
export const readContactId = (value: PageValue): string => {
  const [list, id] = readLinkId(value, /^\/contacts\/((?:clients|companies)\/\d+)$/).split('/')
  return contactId(list === 'companies' ? 'companies' : 'clients', Number(id))
}

/** The case a value links to, by vendor id. */
export const readCaseId = (value: PageValue): string => readLinkId(value, /^\/court_cases\/(\d+)$/)

/** What a value links to; null where it has no link and says so in the given words. A contact who happens to be called so is still a link. */
export const readLinked = (value: PageValue, none: string, read: (value: PageValue) => string): string | null => {
  if (nodesOf(value).flatMap(linksIn).length > 0) return read(value)
  if (readText(value) === none) return null
  throw pageDrift(value.page, { path: value.path, expected: `a link, or "${none}"`, came: 'neither' })
}
