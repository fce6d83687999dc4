/** The class of a status, as labels have it: `2xx`. */
export const statusClass = (status: number): string => `${String(Math.floor(status / 100))}xx`
