/** One metric as `/metrics` tells it. */
export interface ReadMetric {
  readonly type: string
  readonly help: string
  /** Its lines, with their labels. */
  readonly samples: readonly string[]
}

/** Reads Prometheus' text form: every metric by its name. */
export const readMetrics = (text: string): ReadonlyMap<string, ReadMetric> => {
  const lines = text.split('\n')
  const named = (word: string): ReadonlyMap<string, string> =>
    new Map(
      lines.flatMap((line) => {
        const [, name = '', rest = ''] = new RegExp(`^# ${word} (\\S+) (.*)$`).exec(line) ?? []
        return name === '' ? [] : [[name, rest] as const]
      }),
    )
  const helps = named('HELP')
  return new Map(
    [...named('TYPE')].map(([name, type]) => {
      const suffixes = type === 'histogram' ? '(_bucket|_sum|_count)' : ''
      const samples = lines.filter((line) => new RegExp(`^${name}${suffixes}[ {]`).test(line))
      return [name, { type, help: helps.get(name) ?? '', samples }]
    }),
  )
}
