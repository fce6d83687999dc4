import diagnostics from 'node:diagnostics_channel'
import type { CommandStage } from '../../core/command/CommandStage.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import type { Steps } from './Steps.js'

/** What undici's channels tell of a request. */
interface Told {
  readonly request: { readonly method: string }
}

/** undici's channels, in the order of a request, with what has been done when each tells it. */
const moments = {
  'undici:request:create': 'made',
  'undici:client:sendHeaders': 'leaves',
  'undici:request:bodySent': 'sent',
  'undici:request:headers': 'answered',
  'undici:request:trailers': 'read',
} as const

/** Makes every moment of every request that writes a step, and of every other that it was answered: nothing comes of where exactly a question is lost. */
export const watchRequests = (steps: Steps): void => {
  const stages = new WeakMap<object, CommandStage>()
  for (const [channel, moment] of Object.entries(moments)) {
    diagnostics.subscribe(channel, (message) => {
      const { request } = message as Told
      // Later moments come from the socket, which belongs to no stage.
      if (channel === 'undici:request:create' && steps.stage !== undefined) stages.set(request, steps.stage)
      const stage = stages.get(request)
      if (stage !== undefined && (request.method !== 'GET' || moment === 'answered')) steps.passed(`${request.method} ${moment}`, stage)
    })
  }
}

/** A browser for which getting a page and giving it back are steps; what a page writes is carried by the account's own client, and watched there. */
export const watchBrowser = (browser: SharedBrowser, steps: Steps): SharedBrowser => ({
  withPage: async (use) => {
    const { stage } = steps
    const result = await browser.withPage(async (page) => {
      steps.passed('page open', stage)
      return use(page)
    })
    steps.passed('page given back', stage)
    return result
  },
  close: () => browser.close(),
})
