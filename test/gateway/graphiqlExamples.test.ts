import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { buildSchema, parse, validate } from 'graphql'

const root = new URL('../../../', import.meta.url)

void test('every example query that GraphiQL opens with is one the API can answer', async () => {
  const schema = buildSchema(await readFile(new URL('schema/sdl/api.graphql', root), 'utf8'))
  // The page is built for browsers; its examples are read as they are written.
  const source = await readFile(new URL('gateway/graphiql/page/examples.ts', root), 'utf8')
  const queries = [...source.matchAll(/query: `([^`]+)`/g)].map(([, query = '']) => query)
  assert.ok(queries.length >= 5)
  for (const query of queries) assert.deepEqual(validate(schema, parse(query)), [], query)
})
