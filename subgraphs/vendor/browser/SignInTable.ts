import type { Page } from 'puppeteer'
import type { SignInOutcome, SignInTools } from '../../../core/vendorAdapter.js'

/** How a page of a sign-in is told from every other. All that is given must hold. */
export interface PageMark {
  /** Tested against the whole address. */
  readonly url?: RegExp
  /** A visible element that must be there. */
  readonly selector?: string
  /** Tested against the page's visible text. */
  readonly text?: RegExp
}

/** One row of a sign-in table: a page that can appear, and what to do on it. */
export interface SignInRow {
  /** For progress lines, screenshots and errors: `e-mail page`. */
  readonly name: string
  readonly mark: PageMark
  /**
   * Acts on the page. Nothing: the page was dealt with, look what comes next. An outcome ends the sign-in.
   * A row that is reached more often than `visits` allows ends the sign-in as DRIFT.
   */
  act(tools: SignInTools<Page>): Promise<SignInOutcome | undefined | void>
  /** How often this page may appear in one sign-in; 1 unless said otherwise. */
  readonly visits?: number
}

/** A vendor's sign-in: where it begins and every page that can appear. Rows are tried in order, so errors on a page stand before the page itself. */
export interface SignInTable {
  start(tools: SignInTools<Page>): string
  readonly rows: readonly SignInRow[]
  /** How long a page may take to become one of the rows; then it is an unknown page. */
  readonly patienceMs: number
}
