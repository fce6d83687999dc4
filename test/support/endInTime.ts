import { basename } from 'node:path'
import { isMainThread } from 'node:worker_threads'

/** Longer than any file takes on a loaded machine, and short enough to be waited for. */
const longestMs = 600_000

/**
 * Ends a test file that does not end by itself, and says what it still holds. The runner, which loads this too, waits for such a file for ever, whatever its own time limit: one
 * forgotten connection would cost the whole run and tell nobody where to look.
 */
if (process.env['NODE_TEST_CONTEXT'] !== undefined && isMainThread) {
  setTimeout(() => {
    const held = process.getActiveResourcesInfo().join(', ')
    console.error(
      `${basename(process.argv[1] ?? 'a file')} has not ended within ${String(longestMs / 60_000)} minutes: close what it opened (${held})`,
    )
    process.exit(1)
  }, longestMs).unref()
}
