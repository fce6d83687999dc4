import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { demoAuthorization } from '../bin/demo.js'
import { systemClock } from '../bin/systemClock.js'
import { Releases } from '../core/release.js'
import { quantile } from './support/median.js'
import { recordResult } from './support/recordResult.js'
import { startDemo } from './support/startDemo.js'
import { whenAllIsRead } from './support/whenAllIsRead.js'

const port = 14_549
const portBase = 14_540
const matters = 50
const edits = 30
/** The shortest pause between two readings, in seconds: what is measured is not the pause. */
const syncEvery = 2

const stored = z.array(z.looseObject({ id: z.number(), description: z.string() }))
const told = z.object({
  data: z.object({ matterChanged: z.object({ observedAt: z.string(), record: z.looseObject({ title: z.string() }) }) }),
})

/** When a subscriber was told of an edit, and when the reading that saw it began, in milliseconds. */
interface Hearing {
  readonly toldAt: number
  readonly readAt: number
}

const percentiles = (values: readonly number[]): string => [0.5, 0.95].map((part) => quantile(values, part).toFixed(0)).join(' | ')

/** How long an edit in Clio's portal takes to a subscriber: from the edit's answer, and from the reading that sees it, which waits for its turn. */
export const benchPortalEdit = async (): Promise<void> => {
  const releases = new Releases()
  try {
    const { url } = await startDemo({ matters, port, portBase, settings: { SYNC_EVERY: String(syncEvery) } }, releases)
    await whenAllIsRead(url)
    const client = createClient({
      url: new URL('graphql', url.replace(/^http/, 'ws')).href,
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: demoAuthorization },
    })
    releases.add('the subscriber', () => client.dispose())
    const waiting = new Map<string, (hearing: Hearing) => void>()
    const query = 'subscription { matterChanged(filter: { vendors: [CLIO] }) { observedAt record { ... on Matter { title } } } }'
    client.subscribe(
      { query },
      {
        next: (result) => {
          const toldAt = Date.now()
          const { observedAt, record } = told.parse(result).data.matterChanged
          waiting.get(record.title)?.({ toldAt, readAt: Date.parse(observedAt) })
        },
        error: (error) => console.error(error),
        complete: () => undefined,
      },
    )
    const desk = `http://127.0.0.1:${String(portBase)}/_sandbox/records/matters`
    const [matter] = stored.parse(await (await fetch(desk)).json())
    if (matter === undefined) throw new Error('the portal has no matter')
    const whole: number[] = []
    const afterRead: number[] = []
    for (let edit = 0; edit < edits; edit++) {
      const title = `Edited ${String(edit)}`
      const heard = new Promise<Hearing>((resolve) => waiting.set(title, resolve))
      const body = JSON.stringify({ description: title })
      await fetch(`${desk}/${String(matter.id)}`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body })
      const editedAt = Date.now()
      const { toldAt, readAt } = await heard
      whole.push(toldAt - editedAt)
      afterRead.push(toldAt - Math.max(editedAt, readAt))
    }
    const line = `a portal edit is told ${percentiles(afterRead).replace(' | ', ' ms (p50) and ')} ms (p95) after the reading that sees it began`
    await recordResult(
      'portal-edit',
      [
        `${String(edits)} edits of a matter in Clio's sandbox portal, one after another, to a graphql-ws subscriber of a running demo. Readings of what changed at least ${String(syncEvery)} s apart; with the usual 60 s an edit waits for the next one that much longer.`,
        '',
        '| from | p50, ms | p95, ms |',
        '| --- | --- | --- |',
        `| the edit’s answer, the wait for the next reading included | ${percentiles(whole)} |`,
        `| the beginning of the reading that sees it | ${percentiles(afterRead)} |`,
        '',
        `**${line}**`,
      ],
      systemClock.now(),
    )
    console.log(line)
  } finally {
    await releases.releaseAll()
  }
}
