import { type DocumentNode, Kind, visit } from 'graphql'

/** The names of the variables that decide a `@skip` or an `@include` anywhere in the document. */
export const conditionVariables = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>()
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}
