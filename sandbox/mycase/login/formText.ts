/** A field of a sent form, or the empty text. */
export const formText = (body: unknown, name: string): string => {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return ''
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'string' ? value : ''
}
