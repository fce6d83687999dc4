import assert from 'node:assert/strict'
import { dashboardQuery } from './dashboard/dashboardQuery.js'
import { type Measure, measureLoad, medianOf } from './support/measureLoad.js'
import { recordResult } from './support/recordResult.js'
import { canPin, type PinnedProgram, startPinned } from './support/startPinned.js'

/** Each contender has one core for everything: gateway, subgraphs and database. */
const contenderCore = 0
const loadCore = 1
const rounds = 3
const requestsPerRun = 10
const connections = 2

const contenders = {
  bare: 'bare @apollo/gateway over HTTP to the subgraphs',
  http: 'Mattergraph’s gateway over HTTP to the same subgraphs',
  local: 'Mattergraph as it starts, subgraphs in the process',
} as const

type Contender = keyof typeof contenders

const kinds = Object.keys(contenders) as Contender[]
const body = JSON.stringify({ query: dashboardQuery })

/** Measures the dashboard query over the product's own subgraphs and mirror, beside the same over a bare `@apollo/gateway`, in interleaved rounds; the median round counts. */
export const benchDashboard = async (): Promise<void> => {
  const programs: PinnedProgram[] = []
  const start = async (file: string, core: number, args: readonly string[] = []): Promise<PinnedProgram> => {
    const program = await startPinned(new URL(file, import.meta.url), core, args)
    programs.push(program)
    return program
  }
  try {
    const subgraphs = await start('./dashboard/subgraphServers.js', contenderCore)
    const load = await start('./gateway/load.js', loadCore)
    const gateways = new Map<Contender, PinnedProgram>()
    for (const kind of kinds) {
      const addresses = kind === 'local' ? {} : subgraphs.ready
      gateways.set(kind, await start('./dashboard/contender.js', contenderCore, [kind, JSON.stringify(addresses)]))
    }
    const answer = await assertEqualAnswers(gateways)
    const medians = await measureAll(gateways, { load, subgraphs })
    const lines = report(medians, answer)
    await recordResult('dashboard', lines, new Date())
    console.log(lines.join('\n'))
  } finally {
    await Promise.all(programs.map((program) => program.stop()))
  }
}

const measureAll = async (
  gateways: ReadonlyMap<Contender, PinnedProgram>,
  { load, subgraphs }: { readonly load: PinnedProgram; readonly subgraphs: PinnedProgram },
): Promise<ReadonlyMap<Contender, Measure>> => {
  const measured = new Map<Contender, Measure[]>(kinds.map((kind) => [kind, []]))
  const run = (kind: Contender, gateway: PinnedProgram, requests: number): Promise<Measure> =>
    measureLoad(
      { url: String(gateway.ready), body, length: { requests }, connections },
      load,
      kind === 'local' ? [gateway] : [gateway, subgraphs],
    )
  for (const [kind, gateway] of gateways) await run(kind, gateway, 4)
  for (let round = 0; round < rounds; round++) {
    for (const [kind, gateway] of gateways) measured.get(kind)?.push(await run(kind, gateway, requestsPerRun))
  }
  return new Map([...measured].map(([kind, all]) => [kind, medianOf(all)]))
}

const report = (medians: ReadonlyMap<Contender, Measure>, answer: string): readonly string[] => {
  const rows = [...medians].map(
    ([kind, { requestsPerSecond, p50Ms, cpuMs }]) =>
      `| ${contenders[kind]} | ${requestsPerSecond.toFixed(2)} | ${p50Ms.toFixed(0)} | ${cpuMs.toFixed(0)} |`,
  )
  const [bare, http, local] = kinds.map((kind) => medians.get(kind))
  assert.ok(bare !== undefined && http !== undefined && local !== undefined)
  const beside = ({ requestsPerSecond, cpuMs }: Measure): string =>
    `${(requestsPerSecond / bare.requestsPerSecond).toFixed(1)} × (by CPU time ${(bare.cpuMs / cpuMs).toFixed(1)} ×)`
  const records = answer.match(/"id":/g)?.length ?? 0
  return [
    `50 matters with client, attorney, 20 time entries, 10 invoices with payments and the trust ledger: ${String(records)} records, ${String(Math.round(answer.length / 1_000))} kB an answer.`,
    `${canPin() ? 'All of a contender on one core, load on another' : 'Not kept on cores'}; ${String(connections)} connections; median of ${String(rounds)} rounds of ${String(requestsPerRun)} requests.`,
    '',
    '| | requests/s | median ms | CPU ms/request |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
    `Beside the bare gateway: over HTTP ${beside(http)}, in the process ${beside(local)}`,
  ]
}

/** A faster wrong answer is no result. */
const assertEqualAnswers = async (gateways: ReadonlyMap<Contender, PinnedProgram>): Promise<string> => {
  const answers: string[] = []
  for (const { ready } of gateways.values()) {
    const answer = await fetch(String(ready), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    answers.push(await answer.text())
  }
  const [first = ''] = answers
  assert.doesNotMatch(first, /"errors"/)
  assert.match(first, /"hasNextPage":true/)
  for (const answer of answers) assert.deepEqual(JSON.parse(answer), JSON.parse(first))
  return first
}
