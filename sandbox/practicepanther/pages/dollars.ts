/** A sum as the pages write it: `$1,234.50`, `($12.00)`. */
export const dollars = (cents: number): string => {
  const size = Math.abs(cents)
  const whole = String(Math.floor(size / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  const text = `$${whole}.${String(size % 100).padStart(2, '0')}`
  return cents < 0 ? `(${text})` : text
}
