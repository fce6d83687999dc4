/** The fields of one model in a sent form, by their short names: `payment[amount]` as `amount`. Of a field that was sent twice the last counts. */
export const sentForm = (body: unknown, model: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).flatMap(([key, value]: [string, unknown]) => {
      const name = key.startsWith(`${model}[`) && key.endsWith(']') ? key.slice(model.length + 1, -1) : undefined
      const last: unknown = Array.isArray(value) ? value.at(-1) : value
      return name !== undefined && typeof last === 'string' ? [[name, last] as const] : []
    }),
  )
