/** One use of the browser. */
export interface BrowserVisit {
  /** It has its page. */
  begin(): void
  end(): void
}

/** What the browser is watched by. */
export interface BrowserInstruments {
  /** Hears that a page is wanted: it waits from here on. */
  visit(): BrowserVisit
  /** Hears that one browser more runs, or one less. */
  running(difference: 1 | -1): void
}
