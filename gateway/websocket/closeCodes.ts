/** Why connections are closed where the protocol has no code of its own for it: those of WebSockets. */
export const closeCodes = { goingAway: 1001, tryAgainLater: 1013 } as const
