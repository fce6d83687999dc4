/** What a failure is called in traces: its code, else the name of its class. */
export const errorType = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return typeof thrown
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.name
}
