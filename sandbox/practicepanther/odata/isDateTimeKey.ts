/** Whether a property carries a date-time; both API versions name theirs so that it can be told. */
export const isDateTimeKey = (key: string): boolean => /(?:_at|_date|Date)$|^date$/.test(key)
