import type { SyncListener } from '../engine/sync/AccountSync.js'

/** Tells a person how the first full reads go: a line when a kind is done or fails, and one at each tenth of a long reading. */
export const syncProgress = (say: (line: string) => void, nameOf: (account: string) => string): SyncListener => {
  const told = new Map<string, string>()
  return ({ account, kind, phase, records, progress, lastError }) => {
    const tenth = phase === 'INITIAL' && progress !== null && records > 1_000 ? Math.floor(progress * 10) : 0
    const news = `${phase} ${String(tenth)}`
    const name = `${account} ${kind}`
    if (told.get(name) === news || (phase === 'INITIAL' && tenth === 0) || phase === 'PENDING') return
    told.set(name, news)
    const what = kind.toLowerCase().replace('_', ' ')
    if (phase === 'FAILING') say(`  ${nameOf(account)}: reading ${what} failed: ${lastError ?? 'unknown reason'}`)
    else if (phase === 'LIVE') say(`  ${nameOf(account)}: ${what} read, ${String(records)} records`)
    else say(`  ${nameOf(account)}: ${what} ${String(tenth)}0 %, ${String(records)} records`)
  }
}
