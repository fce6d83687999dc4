/** An instant as PracticePanther writes it: UTC without a zone suffix, at most milliseconds, trailing zeros dropped: `2021-07-07T16:31:15.72`. */
export const wireDateTime = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.?0*Z$/, '')
