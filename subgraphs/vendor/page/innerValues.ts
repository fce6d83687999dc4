import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'

/** The parts of a value that answer to a selector, each a value of its own: the items of a list in a cell. None where none stand there. */
export const innerValues = ({ page, path, element }: PageValue, selector: string): readonly PageValue[] =>
  element
    .find(selector)
    .toArray()
    .map((part, index) => ({ page, path: `${path} ${selector}[${String(index)}]`, element: page.$(part) }))

/** The one part of a value that answers to a selector; DRIFT for none and for several. */
export const innerValue = (value: PageValue, selector: string): PageValue => {
  const [only, ...others] = innerValues(value, selector)
  if (only === undefined || others.length > 0)
    throw pageDrift(value.page, {
      path: `${value.path} ${selector}`,
      expected: 'this element once',
      came: only === undefined ? 'none' : 'several',
    })
  return only
}
