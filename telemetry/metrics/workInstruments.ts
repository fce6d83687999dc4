import { Counter, Histogram } from 'prom-client'
import type { WorkInstruments } from '../../core/instruments/WorkInstruments.js'
import type { Logger } from '../../core/log/Logger.js'
import { buckets } from './buckets.js'
import type { Meters } from './Meters.js'
import { statusClass } from './statusClass.js'

/** What the work that nobody waits for is counted, traced and logged by. */
export const workInstruments = ({ registry, tracing }: Meters, logger: Logger): WorkInstruments => {
  const registers = [registry]
  const signIns = new Counter({
    name: 'mattergraph_sign_ins_total',
    help: 'Sign-ins through the browser, by how they ended.',
    labelNames: ['vendor', 'outcome'],
    registers,
  })
  const signInSeconds = new Histogram({
    name: 'mattergraph_sign_in_duration_seconds',
    help: 'How long sign-ins took, a person’s answer included where one was waited for.',
    labelNames: ['vendor'],
    buckets: [...buckets.vendor],
    registers,
  })
  const attempts = new Counter({
    name: 'mattergraph_webhook_attempts_total',
    help: 'Attempts to deliver messages, by the class of the receiver’s status, or no_answer.',
    labelNames: ['outcome'],
    registers,
  })
  const attemptSeconds = new Histogram({
    name: 'mattergraph_webhook_attempt_duration_seconds',
    help: 'How long attempts to deliver messages took.',
    buckets: [...buckets.answer],
    registers,
  })
  const delay = new Histogram({
    name: 'mattergraph_subscription_delay_seconds',
    help: 'How old changes were, from when the reading that saw them began, when subscriptions were told of them.',
    buckets: [...buckets.vendor],
    registers,
  })
  return {
    signIn: (vendor, run) =>
      tracing.span({ name: 'sign in', kind: 'INTERNAL', attributes: { 'mattergraph.vendor': vendor } }, async (span) => {
        const end = signInSeconds.startTimer({ vendor })
        let outcome = 'FAULT'
        try {
          const ended = await run()
          outcome = ended.outcome
          return ended
        } finally {
          end()
          signIns.inc({ vendor, outcome })
          span.set({ 'mattergraph.sign_in.outcome': outcome })
          if (outcome === 'SIGNED_IN') logger.info({ vendor }, 'signed in')
          else logger.warn({ vendor, outcome }, 'a sign-in came to nothing')
        }
      }),
    reading: (account, read) =>
      tracing.span({ name: 'read account', kind: 'INTERNAL', attributes: { 'mattergraph.account': account }, below: null }, read),
    mirror: (question, ask) => tracing.span({ name: `mirror ${question}`, kind: 'INTERNAL' }, ask),
    delivery: async (send, statusOf) =>
      tracing.span({ name: 'deliver webhook', kind: 'CLIENT' }, async (span) => {
        const end = attemptSeconds.startTimer()
        let outcome = 'no_answer'
        try {
          const answer = await send()
          const status = statusOf(answer)
          if (status !== null) {
            outcome = statusClass(status)
            span.set({ 'http.response.status_code': status })
          }
          return answer
        } finally {
          end()
          attempts.inc({ outcome })
          if (outcome !== '2xx') {
            span.fail(outcome)
            logger.warn({ outcome }, 'a message was not delivered')
          }
        }
      }),
    told: (seconds) => delay.observe(seconds),
  }
}
