import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'
import { readText } from './readText.js'

/** What a word of the portal's stands for; DRIFT for a word that is not among them. Upper and lower case are told apart. */
export const readWord = <Meaning>(value: PageValue, words: Readonly<Record<string, Meaning>>): Meaning => {
  const text = readText(value)
  // An own key of the table has a meaning, which may itself be null or undefined.
  if (Object.hasOwn(words, text)) return words[text] as Meaning
  throw pageDrift(value.page, {
    path: value.path,
    expected: `one of ${Object.keys(words).join(', ')}`,
    came: text === '' ? 'nothing' : 'another word',
  })
}
