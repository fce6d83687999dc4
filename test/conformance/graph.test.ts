import { test } from 'node:test'
import { buildSchema } from 'graphql'
import { composed } from '../support/composed.js'
import { withBrowser } from '../support/withBrowser.js'
import { withDatabase } from '../support/withDatabase.js'
import { withGraph } from '../support/withGraph.js'
import { withSandboxVendors } from '../support/withSandboxVendors.js'
import { readEverything } from './graph/readEverything.js'
import { graphRules } from './rules/graph/graphRules.js'
import { runRules } from './runRules.js'
import { vendorsUnderTest } from './vendorsUnderTest.js'

void test('the graph over every vendor', (t) =>
  withBrowser((browser) =>
    withDatabase((database) =>
      withSandboxVendors(vendorsUnderTest, { matters: 14 }, (portals) =>
        withGraph({ portals, browser, database }, (graph) => {
          const schema = buildSchema(composed().apiSdl)
          return runRules(t, { rules: graphRules, exceptions: {} }, { ...graph, schema, everything: () => readEverything(graph.url) })
        }),
      ),
    ),
  ))
