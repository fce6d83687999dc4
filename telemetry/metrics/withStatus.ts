import type { LiveSpan } from '../tracing/Tracing.js'

/** Serves a request over HTTP and says in its span how it was answered; the server's own faults make it a failed one. */
export const withStatus =
  <T>(serve: () => Promise<T>, statusOf: () => number) =>
  async (span: LiveSpan): Promise<T> => {
    try {
      return await serve()
    } finally {
      const status = statusOf()
      span.set({ 'http.response.status_code': status })
      if (status >= 500) span.fail(String(status))
    }
  }
