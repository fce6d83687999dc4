import { BadRequest } from '../api/BadRequest.js'
import { type Comparison, comparisons, type Expression } from './Expression.js'
import { readTokens, type Token } from './readTokens.js'

/** Assumed: the stock limit of the vendor's web framework on the parts of one filter. It allows twenty `id eq …` joined by `or`. */
export const mostNodes = 100

/** Parses a `$filter`; throws a BadRequest for what is not in the subset: comparisons, `and`, `or`, parentheses, `contains`. */
export const parseFilter = (filter: string): Expression => {
  const reader = new Reader(readTokens(filter))
  const expression = reader.disjunction()
  reader.end()
  if (nodesOf(expression) > mostNodes) {
    throw new BadRequest(`The query specified in the URI is not valid. The node count limit of '${String(mostNodes)}' has been exceeded.`)
  }
  return expression
}

class Reader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  disjunction(): Expression {
    let left = this.#conjunction()
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#conjunction() }
    return left
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw unexpected()
  }

  #conjunction(): Expression {
    let left = this.#term()
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#term() }
    return left
  }

  #term(): Expression {
    if (this.#take('(')) {
      const inner = this.disjunction()
      this.#need(')')
      return inner
    }
    const name = this.#word()
    return name === 'contains' ? this.#contains() : this.#comparison(name)
  }

  #contains(): Expression {
    this.#need('(')
    const path = this.#word().split('/')
    this.#need(',')
    const token = this.#next()
    if (token?.kind !== 'literal' || token.literal.type !== 'text') throw unexpected()
    this.#need(')')
    return { kind: 'contains', path, text: token.literal.value }
  }

  #comparison(name: string): Expression {
    const comparison = this.#word()
    const token = this.#next()
    if (!isComparison(comparison) || token?.kind !== 'literal') throw unexpected()
    return { kind: 'compare', comparison, path: name.split('/'), literal: token.literal }
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#at]
    this.#at += 1
    return token
  }

  #take(kind: Token['kind']): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false
    this.#at += 1
    return true
  }

  #need(kind: Token['kind']): void {
    if (!this.#take(kind)) throw unexpected()
  }

  #takeWord(text: string): boolean {
    const token = this.#tokens[this.#at]
    return token?.kind === 'word' && token.text === text && this.#take('word')
  }

  #word(): string {
    const token = this.#next()
    if (token?.kind !== 'word') throw unexpected()
    return token.text
  }
}

const isComparison = (text: string): text is Comparison => (comparisons as readonly string[]).includes(text)

const unexpected = (): BadRequest => new BadRequest('The query specified in the URI is not valid. The $filter has a syntax error.')

/** Counted as the framework does: the operator, the constant, the variable and each step of the path. */
const nodesOf = (expression: Expression): number =>
  'left' in expression ? 1 + nodesOf(expression.left) + nodesOf(expression.right) : 3 + expression.path.length
