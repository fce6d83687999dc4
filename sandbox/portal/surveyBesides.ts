import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Survey } from '../world/Survey.js'

/** So long, in milliseconds, a portal surveys its world before requests have their turn. */
const turnMs = 10

/** A look at the world, and which requests cannot be answered before it. */
export interface NeededSurvey {
  readonly survey: Pick<Survey<unknown>, 'step'>
  readonly needs: (request: FastifyRequest) => boolean
}

/**
 * Surveys a portal's world besides its requests, in the order given: in a large world one look at everything takes longer than a client waits. Requests that need
 * a survey wait for it; all others are answered meanwhile. To be called before the routes are added.
 */
export const surveyBesides = (app: FastifyInstance, surveys: readonly NeededSurvey[]): void => {
  const closing = new AbortController()
  app.addHook('onClose', async () => {
    closing.abort()
  })
  const finish = async (survey: NeededSurvey['survey']): Promise<void> => {
    for (let isLeft = true; isLeft && !closing.signal.aborted;) {
      await nextTurn()
      const until = performance.now() + turnMs
      while (isLeft && performance.now() < until) isLeft = survey.step()
    }
  }
  let before = Promise.resolve()
  for (const { survey, needs } of surveys) {
    // What fails here fails again for whoever asks.
    const done = before.then(() => finish(survey)).catch(() => undefined)
    before = done
    app.addHook('preHandler', async (request) => {
      if (needs(request)) await done
    })
  }
}
