import type { AccountKey } from '../core/recordId.js'

/** Who asks: what a valid key stands for. Subgraphs trust it, because only the gateway makes one. */
export interface Caller {
  /** The tenant whose data the key opens. */
  readonly tenant: string
  /** What the key may do, such as `read` or `raw:read`. */
  readonly scopes: readonly string[]
  /** The only accounts the key may see; null means every account of the tenant. */
  readonly accountKeys: readonly AccountKey[] | null
}
