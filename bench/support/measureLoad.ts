import assert from 'node:assert/strict'
import type { LoadResult, LoadRun } from '../gateway/load.js'
import { medianBy } from './median.js'
import type { PinnedProgram } from './startPinned.js'

/** What one run under load came to. */
export interface Measure {
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** CPU time of the programs under load, per request. */
  readonly cpuMs: number
}

/** Puts load on a program and measures it together with those that work for it. A request that fails stops the bench. */
export const measureLoad = async (run: LoadRun, load: PinnedProgram, programs: readonly PinnedProgram[]): Promise<Measure> => {
  const before = await cpuOf(programs)
  // What load.ts answers a run with.
  const result = (await load.ask(run)) as LoadResult
  const cpu = (await cpuOf(programs)) - before
  assert.equal(result.failures, 0)
  const { requestsPerSecond, p50Ms, p99Ms } = result
  return { requestsPerSecond, p50Ms, p99Ms, cpuMs: cpu / result.requests }
}

const cpuOf = async (programs: readonly PinnedProgram[]): Promise<number> => {
  const times = await Promise.all(programs.map(async (program) => Number(await program.ask('cpu'))))
  return times.reduce((sum, time) => sum + time, 0)
}

/** The run in the middle, by throughput. */
export const medianOf = (measures: readonly Measure[]): Measure => medianBy(measures, ({ requestsPerSecond }) => requestsPerSecond)
