/**
 * 25 requests a second, counted nobody knows how: five at once and twenty a second never pass 25 in any second. None is published for the pages: they are asked no faster than
 * the API.
 */
export const requestLimit = { requests: 20, perMs: 1000, burst: 5 } as const
