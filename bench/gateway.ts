import assert from 'node:assert/strict'
import { cpus } from 'node:os'
import { queries, variables } from './gateway/federation.js'
import type { LoadRun } from './gateway/load.js'
import { type Measure, measureLoad, medianOf } from './support/measureLoad.js'
import { recordResult } from './support/recordResult.js'
import { canPin, type PinnedProgram, startPinned } from './support/startPinned.js'

const gatewayCore = 0
const loadCore = 1
/** Beside the load they take a core's whole time before a small answer over HTTP takes the gateway's: it would be them that is measured. */
const subgraphCore = cpus().length > 2 ? 2 : loadCore
const rounds = 3
/** How long one run takes, in seconds. */
const secondsPerRun = Number(process.env['BENCH_SECONDS'] ?? 5)
const connections = 16

const contenders = {
  bare: 'bare @apollo/gateway, default data source',
  http: 'Mattergraph, subgraphs over HTTP',
  local: 'Mattergraph, subgraphs in the process',
} as const

type Contender = keyof typeof contenders
type Shape = keyof typeof queries

/** What each is to reach beside the bare gateway. */
const goals: Readonly<Record<Shape, Readonly<Record<Exclude<Contender, 'bare'>, number>>>> = {
  large: { http: 2, local: 3 },
  small: { http: 4, local: 6 },
}

/**
 * Measures the gateway beside a bare `@apollo/gateway` over the same five subgraphs: each gateway alone on one core, the load on
 * another, the subgraphs on a third where there is one, in interleaved rounds; the median round counts.
 */
export const benchGateway = async (): Promise<void> => {
  const programs: PinnedProgram[] = []
  const start = async (file: string, core: number, args: readonly string[] = []): Promise<PinnedProgram> => {
    const program = await startPinned(new URL(`./gateway/${file}.js`, import.meta.url), core, args)
    programs.push(program)
    return program
  }
  try {
    const subgraphs = await start('subgraphServers', subgraphCore)
    const load = await start('load', loadCore)
    const gateways = new Map<Contender, PinnedProgram>()
    for (const kind of kinds) gateways.set(kind, await start('contender', gatewayCore, [kind, JSON.stringify(subgraphs.ready)]))
    await assertEqualAnswers(gateways)
    const lines: string[] = [
      `${canPin() ? places : 'not kept on cores'}; ${String(connections)} connections; median of ${String(rounds)} rounds`,
      '',
    ]
    for (const shape of ['large', 'small'] as const) lines.push(...(await measureShape(shape, gateways, load)), '')
    console.log(lines.join('\n'))
    await recordResult('gateway', lines.slice(0, -1), new Date())
  } finally {
    await Promise.all(programs.map((program) => program.stop()))
  }
}

const places =
  subgraphCore === loadCore
    ? 'gateway on one core, load and subgraphs on another'
    : 'gateway on one core, load on another, subgraphs on a third'

const kinds = Object.keys(contenders) as Contender[]

const measureShape = async (
  shape: Shape,
  gateways: ReadonlyMap<Contender, PinnedProgram>,
  load: PinnedProgram,
): Promise<readonly string[]> => {
  const measured = new Map<Contender, Measure[]>(kinds.map((kind) => [kind, []]))
  for (const gateway of gateways.values()) await measure(shape, gateway, load, Math.min(2, secondsPerRun))
  for (let round = 0; round < rounds; round++) {
    for (const [kind, gateway] of gateways) measured.get(kind)?.push(await measure(shape, gateway, load, secondsPerRun))
  }
  const medians = new Map([...measured].map(([kind, all]) => [kind, medianOf(all)]))
  const bare = medians.get('bare')
  assert.ok(bare !== undefined)
  const bytes = (await ask(String(gateways.get('local')?.ready), shape)).length
  const rows = [...medians].map(
    ([kind, { requestsPerSecond, p99Ms, cpuMs }]) =>
      `| ${contenders[kind]} | ${requestsPerSecond.toFixed(0)} | ${p99Ms.toFixed(0)} | ${cpuMs.toFixed(2)} |`,
  )
  const ratios = (['http', 'local'] as const).map((kind) => {
    const ours = medians.get(kind)
    assert.ok(ours !== undefined)
    const throughput = (ours.requestsPerSecond / bare.requestsPerSecond).toFixed(1)
    const cpu = (bare.cpuMs / ours.cpuMs).toFixed(1)
    return `${kind === 'http' ? 'over HTTP' : 'in the process'} ${throughput} × (goal ${String(goals[shape][kind])} ×; by CPU time ${cpu} ×)`
  })
  return [
    `### ${shape}: ${String(Math.round(bytes / 100) / 10)} kB an answer`,
    '',
    '| | requests/s | p99 ms | CPU ms/request |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
    `Beside the bare gateway: ${ratios.join(', ')}`,
  ]
}

const bodyOf = (shape: Shape): string => JSON.stringify({ query: queries[shape], variables: variables[shape] })

const measure = async (shape: Shape, gateway: PinnedProgram, load: PinnedProgram, seconds: number): Promise<Measure> => {
  const run: LoadRun = { url: String(gateway.ready), body: bodyOf(shape), length: { seconds }, connections }
  return measureLoad(run, load, [gateway])
}

const ask = async (url: string, shape: Shape): Promise<string> => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: bodyOf(shape) })
  return answer.text()
}

/** A faster wrong answer is no result. */
const assertEqualAnswers = async (gateways: ReadonlyMap<Contender, PinnedProgram>): Promise<void> => {
  for (const shape of ['large', 'small'] as const) {
    const answers = await Promise.all([...gateways.values()].map(async ({ ready }) => ask(String(ready), shape)))
    for (const answer of answers) assert.deepEqual(JSON.parse(answer), JSON.parse(answers[0] ?? ''))
    assert.doesNotMatch(answers[0] ?? '', /"errors"/)
  }
}
