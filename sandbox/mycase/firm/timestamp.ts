/** An instant as the API writes it: UTC, whole seconds, `Z` (assumed: the vendor does not state the zone of its answers). */
export const timestamp = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
