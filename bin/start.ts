import './productionMode.js'
import 'reflect-metadata'
import { openMattergraph } from './openMattergraph.js'
import { runProgram } from './runProgram.js'
import { readSettings } from './settings.js'

await runProgram({
  open: async (voices, releases) => (await openMattergraph(readSettings(process.env), voices, releases)).url,
  closeWithinMs: 4_500,
})
