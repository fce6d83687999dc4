import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { settingNames } from '../../bin/settings.js'
import { scrapeOfAll } from '../support/scrapeOfAll.js'
import { type ReadMetric, readMetrics } from '../support/readMetrics.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
// The package brings no types.
const { load } = createRequire(import.meta.url)('js-yaml') as { readonly load: (text: string) => unknown }

const rule = z.strictObject({
  alert: z.string().regex(/^Mattergraph[A-Z][A-Za-z]+$/),
  expr: z.string(),
  for: z
    .string()
    .regex(/^\d+[smh]$/)
    .optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string().min(20), runbook_url: z.string() }),
})
const file = z.strictObject({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(rule).min(1) })).min(1) })

const page = readFileSync(join(root, 'docs/operations.md'), 'utf8')
const alarms = join(root, 'docs/alarms.yml')

/** Words of Prometheus' own language. */
const language: ReadonlySet<string> = new Set([
  'sum',
  'max',
  'by',
  'rate',
  'increase',
  'delta',
  'changes',
  'histogram_quantile',
  'min_over_time',
  'and',
  'le',
  'up',
])

/** The names in an expression that are metrics, labels left out. */
const metricsIn = (expression: string): readonly string[] =>
  [
    ...expression
      .replaceAll(/\{[^}]*\}/g, '')
      .replaceAll(/\bby \([^)]*\)/g, '')
      .replaceAll(/\[[^\]]*\]/g, '')
      .matchAll(/\b[a-z_]\w+/g),
  ]
    .map(([name]) => name)
    .filter((name) => !language.has(name))

describe('the alarms', () => {
  let rules: readonly z.infer<typeof rule>[]
  let metrics: ReadonlyMap<string, ReadMetric>
  const known = (name: string): ReadMetric | undefined => metrics.get(name) ?? metrics.get(name.replace(/_(bucket|sum|count)$/, ''))

  before(async () => {
    rules = file.parse(load(readFileSync(alarms, 'utf8'))).groups.flatMap((group) => group.rules)
    metrics = readMetrics(await scrapeOfAll())
  })

  test('are each named once, and look at metrics that are told', () => {
    assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length)
    for (const { alert, expr } of rules) {
      const names = metricsIn(expr)
      assert.ok(names.length > 0 || expr.startsWith('up{'), alert)
      for (const name of names) assert.ok(known(name) !== undefined, `${alert} looks at ${name}`)
    }
  })

  test('take rates of what only grows and nothing else, and quantiles of histograms', () => {
    for (const { alert, expr } of rules) {
      for (const [, name = ''] of expr.matchAll(/(?:rate|increase)\((\w+)/g))
        assert.ok(known(name)?.type === 'counter' || (known(name)?.type === 'histogram' && name.endsWith('_bucket')), `${alert}: ${name}`)
      for (const [, name = ''] of expr.matchAll(/(?:delta|min_over_time|changes)\((\w+)/g))
        assert.equal(known(name)?.type, 'gauge', `${alert}: ${name}`)
    }
  })

  test('each have a section that says what it means, and no section is of an alarm that is none', () => {
    const sections = new Map(
      [...page.matchAll(/^### (Mattergraph\w+)\n\n([^#]+)/gm)].map(([, name = '', text = '']) => [name, text.trim()]),
    )
    assert.deepEqual(rules.map(({ alert }) => alert).toSorted(), [...sections.keys()].toSorted())
    for (const [name, text] of sections) assert.ok(text.length > 80, name)
    for (const { alert, annotations } of rules) assert.equal(annotations.runbook_url, `docs/operations.md#${alert.toLowerCase()}`)
  })

  test('are what Prometheus takes them for, where the machine has promtool', () => {
    if (spawnSync('promtool', ['--version']).status !== 0) return
    const { status, stderr } = spawnSync('promtool', ['check', 'rules', alarms], { encoding: 'utf8' })
    assert.equal(status, 0, stderr)
  })
})

describe('the page for whoever runs it', () => {
  test('names every metric of ours, and none that is not told', async () => {
    const told = [...readMetrics(await scrapeOfAll()).keys()].filter((name) => name.startsWith('mattergraph_'))
    const named = new Set([...page.matchAll(/`(mattergraph_\w+)/g)].map(([, name = '']) => name))
    assert.deepEqual([...named].toSorted(), told.toSorted())
  })

  test('names only settings there are', () => {
    const [, table = ''] = page.split('## Settings that matter here')
    const named = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name = '']) => name)
    assert.ok(named.length > 4)
    for (const name of named) assert.ok(settingNames.includes(name), name)
  })

  test('is found from the first page', () => {
    assert.match(readFileSync(join(root, 'README.md'), 'utf8'), /\]\(docs\/operations\.md\)/)
  })
})
