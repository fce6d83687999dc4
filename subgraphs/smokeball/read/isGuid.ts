const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text can be an id of Smokeball's. Other texts are refused by the vendor with 400 or 404, a request spent for nothing. */
export const isGuid = (text: string): boolean => pattern.test(text)
