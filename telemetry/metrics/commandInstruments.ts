import { Counter, Histogram } from 'prom-client'
import { isFinal } from '../../core/command/commandStates.js'
import type { CommandInstruments } from '../../core/instruments/CommandInstruments.js'
import { buckets } from './buckets.js'
import type { Meters } from './Meters.js'

/** What writes are counted and traced by. */
export const commandInstruments = ({ registry, tracing }: Meters): CommandInstruments => {
  const registers = [registry]
  const ends = new Counter({
    name: 'mattergraph_commands_ended_total',
    help: 'Commands that came to an end here, by kind and final state.',
    labelNames: ['kind', 'state'],
    registers,
  })
  const stages = new Histogram({
    name: 'mattergraph_command_stage_duration_seconds',
    help: 'How long each stage of writes took.',
    labelNames: ['stage'],
    buckets: [...buckets.answer],
    registers,
  })
  return {
    stage: async (stage, work) => {
      const end = stages.startTimer({ stage })
      try {
        return await tracing.span({ name: `command ${stage}`, kind: 'INTERNAL' }, work)
      } finally {
        end()
      }
    },
    traceParent: () => tracing.traceParent() ?? null,
    turn: ({ kind, traceParent: below }, go) =>
      tracing.span({ name: `command ${kind}`, kind: 'INTERNAL', below, attributes: { 'mattergraph.command.kind': kind } }, async (span) => {
        const state = await go()
        span.set({ 'mattergraph.command.state': state })
        if (isFinal(state)) ends.inc({ kind, state })
      }),
  }
}
