/** Whether an error says only that the page moved on while it was being asked, so that asking again is all there is to do. */
export const isNavigating = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  /execution context|cannot find context|navigated or closed|detached frame|frame was detached/i.test(thrown.message)
