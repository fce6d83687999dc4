import { nodesOf } from './nodes.js'
import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'

/** An attribute in a declared form: what `pattern` catches in it, or the whole where it catches nothing. DRIFT for a missing attribute and for another form. */
export const readAttribute = (value: PageValue, name: string, pattern: RegExp): string => {
  const { page, path } = value
  const text = nodesOf(value)[0]?.attribs[name]
  if (text === undefined) throw pageDrift(page, { path: `${path} @${name}`, expected: 'this attribute', came: 'none' })
  const found = pattern.exec(text)
  if (found === null)
    throw pageDrift(page, {
      path: `${path} @${name}`,
      expected: `text in the form ${String(pattern)}`,
      came: text === '' ? 'nothing' : 'another',
    })
  return found[1] ?? found[0]
}
