import { z } from 'zod'

/** One server-sent event of a GraphQL operation. */
export interface ReadEvent {
  readonly event: string
  readonly data: {
    readonly data?: unknown
    readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[] | undefined
    readonly extensions?: Readonly<Record<string, unknown>> | undefined
  }
}

/** An answer that is a stream of events, read as it comes. */
export interface EventReader {
  readonly status: number
  readonly contentType: string | null
  /** The next event; rejects when the stream is over. */
  readonly next: () => Promise<ReadEvent>
  /** The next comment, whatever comes before it. */
  readonly nextComment: () => Promise<string>
  /** Every event up to the end of the stream. */
  readonly rest: () => Promise<readonly ReadEvent[]>
  readonly cut: () => void
}

/** What is asked for, and how. */
export interface EventsWish {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly authorization?: string
  readonly method?: 'GET' | 'POST'
  /** Whether a GET shows that no other site's page caused it. */
  readonly preflight?: boolean
}

const result = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()) })).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
})

async function* blocksOf(response: Response): AsyncGenerator<string, void> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (text + chunk).split('\n\n')
    text = blocks.pop() ?? ''
    yield* blocks
  }
}

const fieldOf = (block: string, name: string): string | undefined =>
  block
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim()

/** Asks a gateway for server-sent events with nothing but fetch. */
export const readEvents = async (
  url: string,
  { query, variables = {}, authorization, method = 'POST', preflight = true }: EventsWish,
): Promise<EventReader> => {
  const cut = new AbortController()
  const address = new URL('graphql', url)
  const headers: Record<string, string> = { accept: 'text/event-stream', ...(authorization === undefined ? {} : { authorization }) }
  if (method === 'GET') {
    address.search = new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()
    if (preflight) headers['apollo-require-preflight'] = '1'
  } else headers['content-type'] = 'application/json'
  const response = await fetch(address, {
    method,
    headers,
    signal: cut.signal,
    ...(method === 'GET' ? {} : { body: JSON.stringify({ query, variables }) }),
  })
  const blocks = blocksOf(response)
  const nextBlock = async (): Promise<string | undefined> => {
    const { value, done } = await blocks.next()
    return done === true ? undefined : value
  }
  const eventIn = (block: string): ReadEvent | undefined => {
    const event = fieldOf(block, 'event')
    return event === undefined ? undefined : { event, data: result.parse(JSON.parse(fieldOf(block, 'data') || '{}')) }
  }
  const nextEvent = async (): Promise<ReadEvent | undefined> => {
    for (let block = await nextBlock(); block !== undefined; block = await nextBlock()) {
      const event = eventIn(block)
      if (event !== undefined) return event
    }
    return undefined
  }
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    next: async () => {
      const event = await nextEvent()
      if (event === undefined) throw new Error('the stream is over')
      return event
    },
    nextComment: async () => {
      for (let block = await nextBlock(); block !== undefined; block = await nextBlock()) if (block.startsWith(':')) return block.slice(1)
      throw new Error('the stream is over')
    },
    rest: async () => {
      const events: ReadEvent[] = []
      for (let event = await nextEvent(); event !== undefined; event = await nextEvent()) events.push(event)
      return events
    },
    cut: () => cut.abort(),
  }
}
