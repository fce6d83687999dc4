/** The day before today's by UTC: over, or at least begun, wherever a firm is. */
export const yesterday = (): string => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
