import { type DirectiveNode, Kind, type SelectionNode } from 'graphql'

/** Whether `@skip` and `@include` leave this selection in, given the values of the variables they name. */
export const isSelected = ({ directives }: SelectionNode, conditions: Readonly<Record<string, unknown>>): boolean =>
  directives === undefined ||
  directives.every(
    (directive) =>
      (directive.name.value !== 'skip' || !conditionOf(directive, conditions)) &&
      (directive.name.value !== 'include' || conditionOf(directive, conditions)),
  )

const conditionOf = (directive: DirectiveNode, conditions: Readonly<Record<string, unknown>>): boolean => {
  const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value
  if (value?.kind === Kind.BOOLEAN) return value.value
  return value?.kind === Kind.VARIABLE && conditions[value.name.value] === true
}
