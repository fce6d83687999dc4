/**
 * PracticePanther shows at once what it has written. But a request whose answer was lost may still be at work; clients see slow answers after half a minute, so for as long an absence tells nothing. The
 * engine waits twice this.
 */
export const settleMs = 15_000
