import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { buildSchema, getOperationAST, Kind, parse } from 'graphql'
import { compileRecordCount } from '../../gateway/limits/compileRecordCount.js'

const schema = buildSchema(await readFile('schema/sdl/api.graphql', 'utf8'), { assumeValid: true })

const countOf = (query: string, variables: Readonly<Record<string, unknown>> = {}): number => {
  const document = parse(query)
  const definition = getOperationAST(document)
  assert.ok(definition)
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  )
  return compileRecordCount({ schema, definition, fragments })(variables)
}

describe('the records of an operation', () => {
  it('are as many as its pages are long, and what each of them names', () => {
    assert.equal(countOf('{ viewer { tenant } }'), 0)
    assert.equal(countOf('{ matters(first: 20) { totalCount } }'), 0)
    assert.equal(countOf('{ matters(first: 20) { nodes { title } } }'), 20)
    assert.equal(countOf('{ matters(first: 20) { edges { node { client { displayName } } } } }'), 40)
    assert.equal(countOf('{ nodes(ids: ["a", "b", "c"]) { id } }'), 3)
  })

  it('multiply where a page stands inside a page, also behind fragments, aliases and variables', () => {
    const inner = 'fragment F on Matter { a: timeEntries(first: $n) { nodes { matter { timeEntries(last: $n) { nodes { id } } } } } }'
    const query = `query Q($n: Int = 10) { matters(first: 100) { nodes { ...F ... on ClioMatter { id } } } } ${inner}`
    assert.equal(countOf(query), 100 * (1 + 10 * (1 + 1 + 10)))
    assert.equal(countOf(query, { n: 200 }), 100 * (1 + 200 * (1 + 1 + 200)))
  })

  it('are fifty where no page says how long it is', () => {
    assert.equal(countOf('{ matters { nodes { id } } }'), 50)
    assert.equal(countOf('{ matters(first: null) { nodes { timeEntries(first: null) { nodes { id } } } } }'), 50 * 51)
  })
})
