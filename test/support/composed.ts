import { readFileSync } from 'node:fs'
import { type Composition, buildSubgraphs } from '../../bin/composeSubgraphs.js'

const emitted = (name: string): string => readFileSync(new URL(`../../../schema/sdl/${name}.graphql`, import.meta.url), 'utf8')

let made: Composition | undefined

/** The subgraphs, built once for a process, and what they compose to, as a start takes it: from the emitted files, which `npm run check:sdl` holds against the code. */
export const composed = (): Composition =>
  (made ??= { subgraphs: buildSubgraphs(), supergraphSdl: emitted('supergraph'), apiSdl: emitted('api') })
