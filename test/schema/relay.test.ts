import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import graphqlPlugin, { configs, parser } from '@graphql-eslint/eslint-plugin'
import { ESLint, type Linter } from 'eslint'

const root = fileURLToPath(new URL('../../../', import.meta.url))

test('the API schema keeps Relay’s rules for ids, connections, edges and arguments', async () => {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['schema/sdl/api.graphql'],
        languageOptions: { parser, parserOptions: { graphQLConfig: { schema: 'schema/sdl/api.graphql' } } },
        // The plugin's own types were written for an earlier linter; at run time they fit.
        plugins: { '@graphql-eslint': graphqlPlugin } as unknown as NonNullable<Linter.Config['plugins']>,
        rules: {
          ...configs['flat/schema-relay'].rules,
          // The contract has lists that are no connections: a contact's few e-mail addresses, `nodes` beside `edges`. Edges themselves stay checked.
          '@graphql-eslint/relay-edge-types': [
            'error',
            { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
          ],
        },
      },
    ],
  })
  const results = await eslint.lintFiles(['schema/sdl/api.graphql'])
  assert.equal(results.length, 1)
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${String(ruleId)} line ${line}: ${message}`)),
    [],
  )
})
