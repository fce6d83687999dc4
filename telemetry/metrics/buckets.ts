/** Upper bounds of histograms, in seconds. */
export const buckets = {
  /** Of what a client waits for. */
  answer: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  /** Of what happens within a process. */
  step: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5],
  /** Of what another's server takes, or its limit has one wait. */
  vendor: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
} as const satisfies Record<string, readonly number[]>
