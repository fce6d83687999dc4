/** A dollar amount as the API writes the ones it sends as text: `350.0`, `125.75`. */
export const dollarText = (dollars: number): string => (Number.isInteger(dollars) ? `${String(dollars)}.0` : String(dollars))
