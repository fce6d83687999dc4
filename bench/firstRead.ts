import diagnostics from 'node:diagnostics_channel'
import { Agent, request } from 'undici'
import { systemClock } from '../bin/systemClock.js'
import { Releases } from '../core/release.js'
import { openFolder } from '../test/support/openFolder.js'
import { median } from './support/median.js'
import { openPortalAccount, type PortalAccount } from './support/openPortalAccount.js'
import { recordResult } from './support/recordResult.js'

const matters = 10_000
const rounds = 3
const portBase = 14_510

/** A page request as it left this process. */
interface SentRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Writes down the page requests that leave this process while `act` runs. */
const whileRecording = async (act: () => Promise<void>): Promise<readonly SentRequest[]> => {
  const sent: SentRequest[] = []
  const note = (message: unknown): void => {
    // undici's own message: its `request` has origin, path, and headers as a flat list of names and values.
    const { origin, path, headers } = (message as { request: { origin: string; path: string; headers: readonly string[] } }).request
    const pairs = headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1] ?? ''] as const] : []))
    sent.push({ url: `${origin}${path}`, headers: Object.fromEntries(pairs) })
  }
  diagnostics.subscribe('undici:request:create', note)
  try {
    await act()
  } finally {
    diagnostics.unsubscribe('undici:request:create', note)
  }
  return sent
}

/** Fetches the same pages one after another, as a cursor demands, and throws them away: what the portal itself takes. */
const fetchAndThrowAway = async (pages: readonly SentRequest[]): Promise<void> => {
  const dispatcher = new Agent({ connections: 1 })
  for (const { url, headers } of pages) {
    const { statusCode, body } = await request(url, { headers, dispatcher })
    await body.dump({ limit: 64 * 1024 * 1024 })
    if (statusCode !== 200) throw new Error(`the portal answered ${String(statusCode)} to a page it had answered before`)
  }
  await dispatcher.close()
}

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await act()
  return performance.now() - from
}

const readMatters = async ({ account, sync }: PortalAccount): Promise<void> => {
  const states = await sync.syncAccount(account.key, { kinds: ['MATTER'], full: true })
  const state = states.find(({ kind }) => kind === 'MATTER')
  if (state?.phase !== 'LIVE' || state.records !== matters) throw new Error(`the read ended as ${JSON.stringify(state)}`)
}

/** How near the first full read of 10 000 matters comes to the portal's own ceiling: the same pages fetched and thrown away. */
export const benchFirstRead = async (): Promise<void> => {
  const releases = new Releases()
  const dataFolder = await openFolder(releases)
  try {
    const opened = await openPortalAccount({ vendor: 'CLIO', matters, portBase, dataFolder }, releases)
    // Once before counting: the portal builds its world on demand, and both sides should find it built.
    const pages = (await whileRecording(() => readMatters(opened))).filter(({ url }) => url.includes('/matters'))
    console.log(`${String(pages.length)} pages of matters, ${String(rounds)} rounds of both, in turn`)
    const ratios: number[] = []
    const lines: string[] = []
    for (let round = 1; round <= rounds; round++) {
      const ceiling = await timed(() => fetchAndThrowAway(pages))
      // As if nothing had ever been read: no records, none of their remains, and no state.
      await opened.database.query('truncate mirror_matter, mirror_matter_participant, sync_state')
      const read = await timed(() => readMatters(opened))
      ratios.push(ceiling / read)
      lines.push(
        `| ${String(round)} | ${(matters / ceiling).toFixed(2)} | ${(matters / read).toFixed(2)} | ${((100 * ceiling) / read).toFixed(0)} % |`,
      )
      console.log(lines.at(-1))
    }
    const ratio = `first read at ${(100 * median(ratios)).toFixed(0)} % of the portal's own ceiling (goal: 70 %)`
    await recordResult(
      'first-read',
      [
        `First full read of ${String(matters)} matters from the Clio sandbox, limits off, into the embedded database, beside the same pages fetched and thrown away.`,
        '',
        '| round | ceiling, records per ms | read, records per ms | read as part of the ceiling |',
        '| --- | --- | --- | --- |',
        ...lines,
        '',
        `**${ratio}**`,
      ],
      systemClock.now(),
    )
    console.log(ratio)
  } finally {
    await releases.releaseAll()
  }
}
