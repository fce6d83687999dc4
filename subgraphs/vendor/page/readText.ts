import { nodesOf, nodeText } from './nodes.js'
import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'

/** What a person reads there, each run of white space one space; it may be empty. */
export const readText = (value: PageValue): string => nodesOf(value).map(nodeText).join(' ').trim()

/** As `readText`; DRIFT where nothing stands. */
export const readSomeText = (value: PageValue): string => {
  const text = readText(value)
  if (text === '') throw pageDrift(value.page, { path: value.path, expected: 'some text', came: 'none' })
  return text
}
