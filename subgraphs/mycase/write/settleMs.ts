/**
 * MyCase shows at once what it has written. But a request whose answer was lost may still be at work: the gateway before the API gives one up after half a minute (a 504 with its stock
 * message was seen), so for as long an absence tells nothing. The engine waits twice this.
 */
export const settleMs = 15_000
