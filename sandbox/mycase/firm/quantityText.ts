/** A quantity as the API writes the ones it sends as text: `1.0`, `12.5`, `0.333`. */
export const quantityText = (thousandths: number): string => {
  const decimals = String(thousandths % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${String(Math.floor(thousandths / 1000))}.${decimals === '' ? '0' : decimals}`
}
