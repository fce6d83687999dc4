import { demoAuthorization } from '../../bin/demo.js'
import { systemClock } from '../../bin/systemClock.js'

/** What a running demo has read. */
export interface ReadState {
  readonly records: number
  /** The kinds each vendor's account reads. */
  readonly kindsOfVendor: ReadonlyMap<string, readonly string[]>
}

interface Answer {
  readonly accounts: readonly {
    readonly vendor: string
    readonly capabilities: readonly { readonly kind: string; readonly operation: string }[]
    readonly sync: readonly { readonly kind: string; readonly phase: string; readonly records: number; readonly lastError: string | null }[]
  }[]
}

/** Sends a query to a running demo; throws what it refuses. */
export const askDemo = async (url: string, query: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> => {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: demoAuthorization, ...headers },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { readonly data: unknown; readonly errors?: readonly { readonly message: string }[] }
  if (errors !== undefined) throw new Error(`${String(errors.length)} errors, the first: ${String(errors[0]?.message)}`)
  return data
}

/** Waits until every kind that every account can read is read, and tells how much that is. Throws when a reading fails. */
export const whenAllIsRead = async (url: string): Promise<ReadState> => {
  for (;;) {
    // What the query below asks for.
    const { accounts } = (await askDemo(
      url,
      '{ accounts { vendor capabilities { kind operation } sync { kind phase records lastError } } }',
    )) as Answer
    const states = accounts.flatMap(({ capabilities, sync }) =>
      sync.filter(({ kind }) => capabilities.some((capability) => capability.kind === kind && capability.operation === 'READ')),
    )
    const failing = states.find(({ phase }) => phase === 'FAILING')
    if (failing !== undefined) throw new Error(`a read failed: ${String(failing.lastError)}`)
    if (states.length > 0 && states.every(({ phase }) => phase === 'LIVE')) {
      const readable = ({ capabilities }: Answer['accounts'][number]): readonly string[] =>
        capabilities.filter(({ operation }) => operation === 'READ').map(({ kind }) => kind)
      return {
        records: states.reduce((sum, { records }) => sum + records, 0),
        kindsOfVendor: new Map(accounts.map((account) => [account.vendor, readable(account)])),
      }
    }
    await systemClock.sleep(1_000)
  }
}
