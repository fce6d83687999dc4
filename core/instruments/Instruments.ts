import type { BrowserInstruments } from './BrowserInstruments.js'
import type { CommandInstruments } from './CommandInstruments.js'
import type { GatewayInstruments } from './GatewayInstruments.js'
import type { PortalInstruments } from './PortalInstruments.js'
import type { SubgraphInstruments } from './SubgraphInstruments.js'
import type { WorkInstruments } from './WorkInstruments.js'

/** Everything a process is watched by, edge by edge. Whoever is handed one of them knows neither what is counted nor who is told. */
export interface Instruments {
  readonly gateway: GatewayInstruments
  readonly subgraph: SubgraphInstruments
  readonly portal: PortalInstruments
  readonly browser: BrowserInstruments
  readonly commands: CommandInstruments
  readonly work: WorkInstruments
}
