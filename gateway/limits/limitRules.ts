import { AliasesRule } from './AliasesRule.js'
import { DepthRule } from './DepthRule.js'
import { DirectivesPerLocationRule } from './DirectivesPerLocationRule.js'
import { DirectivesRule } from './DirectivesRule.js'
import { FieldDuplicatesRule } from './FieldDuplicatesRule.js'
import { FieldsRule } from './FieldsRule.js'
import { IntrospectionDepthRule } from './IntrospectionDepthRule.js'
import type { LimitRule } from './LimitRule.js'
import { ReservedAliasRule } from './ReservedAliasRule.js'
import { RootFieldsRule } from './RootFieldsRule.js'

/** Every rule a document has to pass before it is validated, the cheap and telling ones first. */
export const limitRules: readonly LimitRule[] = [
  DirectivesPerLocationRule,
  FieldDuplicatesRule,
  FieldsRule,
  AliasesRule,
  IntrospectionDepthRule,
  DepthRule,
  DirectivesRule,
  RootFieldsRule,
  ReservedAliasRule,
]
