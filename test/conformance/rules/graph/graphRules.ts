import type { GraphScene } from '../../graph/GraphScene.js'
import type { Rule } from '../../Rule.js'
import { auditRules } from './auditRules.js'
import { filterRules } from './filterRules.js'
import { freshnessRules } from './freshnessRules.js'
import { liveRules } from './liveRules.js'
import { moneyRules } from './moneyRules.js'
import { nestedRules } from './nestedRules.js'
import { nodeRules } from './nodeRules.js'
import { orderRules } from './orderRules.js'
import { quarantineRules } from './quarantineRules.js'
import { reportRules } from './reportRules.js'
import { stabilityRules } from './stabilityRules.js'
import { writeRules } from './writeRules.js'

/** What the graph promises over all vendors, in the order it is checked: the later rules change what there is. */
export const graphRules: readonly Rule<GraphScene>[] = [
  ...quarantineRules,
  ...filterRules,
  ...auditRules,
  ...nestedRules,
  ...moneyRules,
  ...orderRules,
  ...nodeRules,
  ...reportRules,
  ...stabilityRules,
  ...liveRules,
  ...freshnessRules,
  ...writeRules,
]
