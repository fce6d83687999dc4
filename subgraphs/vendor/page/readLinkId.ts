import { linksIn, nodesOf } from './nodes.js'
import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'

/**
 * The id in the address of the value's one link: what `pattern` catches in the path and query, as in `/^\/bills\/(\d+)$/`. A link to another host is none of the portal's own.
 * Throws DRIFT for no link, several, and one to elsewhere.
 */
export const readLinkId = (value: PageValue, pattern: RegExp): string => {
  const { page, path } = value
  const links = nodesOf(value).flatMap(linksIn)
  if (links.length !== 1) throw pageDrift(page, { path, expected: 'one link', came: links.length === 0 ? 'none' : String(links.length) })
  const id = pattern.exec(links[0]?.attribs['href'] ?? '')?.[1]
  if (id === undefined) throw pageDrift(page, { path, expected: `a link in the form ${String(pattern)}`, came: 'another' })
  return id
}

/** As `readLinkId`; null where the value has no link. */
export const readLinkIdOrNull = (value: PageValue, pattern: RegExp): string | null =>
  nodesOf(value).flatMap(linksIn).length > 0 ? readLinkId(value, pattern) : null
