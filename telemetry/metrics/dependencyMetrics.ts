import { Gauge, type Registry } from 'prom-client'
import type { AskReadiness } from '../../core/operations/Dependency.js'

/** Has `registry` say whether what a process depends on answers; what is given back asks it. */
export const dependencyMetrics = (ask: AskReadiness, registry: Registry): (() => Promise<void>) => {
  const up = new Gauge({
    name: 'mattergraph_dependency_up',
    help: 'Whether what the process depends on answered within two seconds (1), or did not (0).',
    labelNames: ['dependency'],
    registers: [registry],
  })
  return async () => {
    for (const [dependency, state] of Object.entries((await ask()).dependencies)) up.set({ dependency }, state === 'up' ? 1 : 0)
  }
}
