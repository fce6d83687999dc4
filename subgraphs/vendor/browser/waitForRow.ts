import { setTimeout } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { lookAtPage, type PageLook } from './lookAtPage.js'
import { requestTrouble } from './requestTrouble.js'
import type { SignInRow, SignInTable } from './SignInTable.js'
import type { NavigationWatch } from './watchNavigation.js'

/** A row that was acted on, and the document it was seen on: until either is gone, the page is only slow to react. */
export interface SpentRow {
  readonly row: SignInRow
  readonly document: number
}

/** What the wait came to. Told apart by `found`. */
export type FoundPage =
  | { readonly found: 'ROW'; readonly row: SignInRow; readonly document: number }
  /** The portal failed, said to slow down, or did not answer in time. */
  | { readonly found: 'TROUBLE'; readonly trouble: string }
  /** No row came in time, and nobody is known to have failed; the last look, if there was one. */
  | { readonly found: 'NOTHING'; readonly look: PageLook | undefined }

/** What to wait for, and how long. */
export interface RowWait {
  readonly page: Page
  readonly table: SignInTable
  readonly watch: NavigationWatch
  readonly spent: SpentRow | undefined
  /** No wait goes on beyond this, in the terms of performance.now(). */
  readonly deadline: number
}

const pollMs = 40

/** Waits until the page is one of the table's rows. Real time counts, whatever the clock of the sign-in says: pages do not hurry with it. */
export const waitForRow = async ({ page, table, watch, spent, deadline }: RowWait): Promise<FoundPage> => {
  const marks = table.rows.map(({ mark }) => mark)
  let waiting = spent
  let last: PageLook | undefined
  let until = performance.now() + table.patienceMs
  for (;;) {
    const look = await lookAtPage(page, marks, watch.address())
    if (look !== undefined && look.document !== last?.document) until = performance.now() + table.patienceMs
    if (look?.ready === true) {
      const row = table.rows[look.holds.indexOf(true)]
      if (!isStill(waiting, row, look)) waiting = undefined
      if (row !== undefined && waiting === undefined) return { found: 'ROW', row, document: look.document }
      const trouble = row === undefined ? documentTrouble(watch) : undefined
      if (trouble !== undefined) return { found: 'TROUBLE', trouble }
    }
    last = look ?? last
    if (performance.now() > Math.min(until, deadline)) return gaveUp(last, watch)
    await setTimeout(pollMs)
  }
}

const isStill = (spent: SpentRow | undefined, row: SignInRow | undefined, look: PageLook): boolean =>
  spent !== undefined && row === spent.row && look.document === spent.document

// A document that is only asked for may still come well; one that failed will not become a row by waiting.
const documentTrouble = (watch: NavigationWatch): string | undefined => {
  const request = watch.document()
  const isSettled = request !== undefined && (request.response() !== null || request.failure() !== null)
  return isSettled ? requestTrouble(request) : undefined
}

const gaveUp = (look: PageLook | undefined, watch: NavigationWatch): FoundPage => {
  const trouble = requestTrouble(watch.submission()) ?? requestTrouble(watch.document())
  return trouble === undefined ? { found: 'NOTHING', look } : { found: 'TROUBLE', trouble }
}
