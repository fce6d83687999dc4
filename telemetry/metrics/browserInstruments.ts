import { Gauge, Histogram } from 'prom-client'
import type { BrowserInstruments } from '../../core/instruments/BrowserInstruments.js'
import { buckets } from './buckets.js'
import type { Meters } from './Meters.js'

/** What the browser is counted by. */
export const browserInstruments = ({ registry }: Pick<Meters, 'registry'>): BrowserInstruments => {
  const registers = [registry]
  const browsers = new Gauge({ name: 'mattergraph_browsers', help: 'Browsers that run.', registers })
  const pages = new Gauge({
    name: 'mattergraph_browser_pages',
    help: 'Uses of the browser, by whether they have their page (in_use) or wait for one (waiting).',
    labelNames: ['state'],
    registers,
  })
  const waitSeconds = new Histogram({
    name: 'mattergraph_browser_wait_seconds',
    help: 'How long uses of the browser waited for their page.',
    buckets: [...buckets.vendor],
    registers,
  })
  for (const state of ['in_use', 'waiting']) pages.set({ state }, 0)
  return {
    visit: () => {
      let state = 'waiting'
      pages.inc({ state })
      const waited = waitSeconds.startTimer()
      return {
        begin: () => {
          waited()
          pages.dec({ state })
          state = 'in_use'
          pages.inc({ state })
        },
        end: () => pages.dec({ state }),
      }
    },
    running: (difference) => browsers.inc(difference),
  }
}
