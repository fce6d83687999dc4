import { z } from 'zod'
import { systemClock } from '../bin/systemClock.js'
import { Releases } from '../core/release.js'
import { vendorNames, vendors } from '../core/vendor.js'
import { portals } from '../sandbox/portals.js'
import { liveDashboardQuery } from './dashboard/dashboardQuery.js'
import { recordResult } from './support/recordResult.js'
import { startDemo } from './support/startDemo.js'
import { askDemo, whenAllIsRead } from './support/whenAllIsRead.js'

const matters = 50
const port = 14_529
const portBase = 14_520

const requestCounts = z.array(z.object({ method: z.string(), route: z.string(), count: z.number() }))

const deskOf = (slug: string): string => {
  const portal = portals.find((one) => one.slug === slug)
  if (portal === undefined) throw new Error(`there is no portal ${slug}`)
  return `http://127.0.0.1:${String(portBase + portal.portOffset)}/_sandbox/requests`
}

/** The ids of every record of an answer, each once. */
const idsOf = (value: unknown): ReadonlySet<string> => {
  const ids = new Set<string>()
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('id' in part && typeof part.id === 'string') ids.add(part.id)
    for (const inner of Object.values(part)) walk(inner)
  }
  walk(value)
  return ids
}

/** How many requests the four portals get for one live dashboard, read from the vendors now, beside one call per record that it shows. */
export const benchLiveDashboard = async (): Promise<void> => {
  const releases = new Releases()
  try {
    const { url } = await startDemo({ matters, port, portBase }, releases)
    const { kindsOfVendor } = await whenAllIsRead(url)
    const slugs = vendors.map((vendor) => vendorNames[vendor].slug)
    await Promise.all(slugs.map((slug) => fetch(deskOf(slug), { method: 'DELETE' })))
    const from = performance.now()
    const ids = idsOf(await askDemo(url, liveDashboardQuery, { 'cache-control': 'no-cache' }))
    const tookMs = performance.now() - from
    const rows = await Promise.all(
      vendors.map(async (vendor) => {
        const { slug, title } = vendorNames[vendor]
        const requests = requestCounts.parse(await (await fetch(deskOf(slug))).json()).reduce((sum, { count }) => sum + count, 0)
        const records = [...ids].filter((id) => id.split('_')[1] === slug).length
        return { title, kinds: kindsOfVendor.get(vendor) ?? [], records, requests }
      }),
    )
    const sum = (read: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + read(row), 0)
    const [records, requests] = [sum((row) => row.records), sum((row) => row.requests)]
    const ratio = `${String(records)} records in ${String(requests)} portal requests: ${(records / requests).toFixed(1)} × fewer than one call per record`
    const lines = [
      `The dashboard with \`no-cache\`: 50 matters over four portals with client, attorney, 20 time entries, 10 invoices with payments and the trust ledger, ${tookMs.toFixed(0)} ms. One call per record is what a naive client makes.`,
      '',
      '| | kinds its adapter reads | records shown | portal requests |',
      '| --- | --- | ---: | ---: |',
      ...rows.map(
        (row) =>
          `| ${row.title} | ${row.kinds.join(', ').toLowerCase().replaceAll('_', ' ')} | ${String(row.records)} | ${String(row.requests)} |`,
      ),
      '',
      ratio,
    ]
    await recordResult('live-dashboard', lines, systemClock.now())
    console.log(lines.join('\n'))
  } finally {
    await releases.releaseAll()
  }
}
