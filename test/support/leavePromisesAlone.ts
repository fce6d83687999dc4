import asyncHooks from 'node:async_hooks'
import { isMainThread } from 'node:worker_threads'

/**
 * Has node:test follow timers, sockets and its own tests, and not every promise. It follows them all to name the test that an error nobody caught came from, which costs each promise of
 * the product a hook and a weak reference: up to a tenth of a file's time, much of it the collector's.
 * An error nobody caught fails the file as before, and is told without the name of the test.
 */
if (process.env['NODE_TEST_CONTEXT'] !== undefined && isMainThread) {
  const { createHook } = asyncHooks
  const ofNobodysPromises: typeof createHook = (callbacks) => createHook({ ...callbacks, trackPromises: false })
  Object.assign(asyncHooks, { createHook: ofNobodysPromises })
  // The runner keeps what it finds now; everybody else finds what there was.
  await import('node:test')
  Object.assign(asyncHooks, { createHook })
}
