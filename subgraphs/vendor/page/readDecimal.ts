import { Money } from '../../../core/money.js'
import type { DecimalString } from '../../../core/record/scalars.js'
import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'
import { readText } from './readText.js'

/** How a portal writes numbers in one place. Each part is expected exactly so. */
export interface DecimalForm {
  /** What stands before the digits: `$`. Empty for nothing. */
  readonly before: string
  /** What stands behind them: `%`, ` €`. Empty for nothing. */
  readonly behind: string
  /** What separates the thousands, in every number that has any; empty where nothing does. */
  readonly thousands: ',' | '.' | ' ' | "'" | ''
  readonly point: '.' | ','
  readonly leastDecimals: number
  readonly mostDecimals: number
  /** The ways a negative number is written: `($1.00)`, `-$1.00`, `$-1.00`. None where it may not be negative. */
  readonly negative: readonly ('parentheses' | 'minus' | 'minus inside')[]
}

/** Money as portals in the United States write it: `$1,234.56`, `($1,234.56)`. */
export const usMoney: DecimalForm = {
  before: '$',
  behind: '',
  thousands: ',',
  point: '.',
  leastDecimals: 2,
  mostDecimals: 2,
  negative: ['parentheses'],
}

/**
 * A number written in the declared form, as an exact decimal in canonical form: `1234.5`. Throws DRIFT for everything else: another or no currency sign, thousands not separated or separated
 * elsewhere, more or fewer decimals, a sign of another kind, nothing at all.
 */
export const readDecimal = (value: PageValue, form: DecimalForm): DecimalString => {
  const text = readText(value)
  const { sign, size } = unsigned(text, form)
  const [, whole, decimals] = size === undefined ? [] : (patternOf(form).exec(size) ?? [])
  if (whole === undefined)
    throw pageDrift(value.page, {
      path: value.path,
      expected: `a number such as ${exampleOf(form)}`,
      came: text === '' ? 'nothing' : 'other text',
    })
  const digits = form.thousands === '' ? whole : whole.replaceAll(form.thousands, '')
  // Adding zero turns -0 into 0.
  return new Money(`${sign}${digits}.${decimals ?? '0'}`).plus(0).toFixed()
}

/** The text without its sign; no size where it has a sign that the form does not know. */
const unsigned = (text: string, { before, negative }: DecimalForm): { readonly sign: '' | '-'; readonly size: string | undefined } => {
  const inParentheses = /^\((.*)\)$/.exec(text)?.[1]
  if (inParentheses !== undefined) return { sign: '-', size: negative.includes('parentheses') ? inParentheses : undefined }
  if (text.startsWith('-')) return { sign: '-', size: negative.includes('minus') ? text.slice(1) : undefined }
  if (before !== '' && text.startsWith(`${before}-`)) {
    return { sign: '-', size: negative.includes('minus inside') ? before + text.slice(before.length + 1) : undefined }
  }
  return { sign: '', size: text }
}

const patterns = new WeakMap<DecimalForm, RegExp>()

/** Made once for each form: a table asks for it once a cell. */
const patternOf = (form: DecimalForm): RegExp => {
  const made = patterns.get(form) ?? makePattern(form)
  patterns.set(form, made)
  return made
}

const makePattern = ({ before, behind, thousands, point, leastDecimals: least, mostDecimals: most }: DecimalForm): RegExp => {
  const whole = thousands === '' ? String.raw`0|[1-9]\d*` : String.raw`0|[1-9]\d{0,2}(?:${literal(thousands)}\d{3})*`
  const decimals = `${literal(point)}(\\d{${Math.max(1, least)},${most}})`
  const tail = most === 0 ? '' : least === 0 ? `(?:${decimals})?` : decimals
  return new RegExp(`^${literal(before)}(${whole})${tail}${literal(behind)}$`)
}

const literal = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

const exampleOf = ({ before, behind, thousands, point, mostDecimals }: DecimalForm): string =>
  `${before}1${thousands}234${mostDecimals === 0 ? '' : point + '56789'.slice(0, mostDecimals)}${behind}`
