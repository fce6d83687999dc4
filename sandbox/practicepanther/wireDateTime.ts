/** An instant as PracticePanther writes it: UTC without a zone suffix, at most milliseconds, trailing zeros dropped: `2021-07-07T16:31:15.72`. */
export const wireDateTime = (milliseconds: number): string => {
  const text = new Date(milliseconds).toISOString()
  let end = text.length - 1
  while (text[end - 1] === '0' && end > withoutFraction.length + 1) end -= 1
  return text.slice(0, end === withoutFraction.length + 1 ? withoutFraction.length : end)
}

const withoutFraction = '2021-07-07T16:31:15'
