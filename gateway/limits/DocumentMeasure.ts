import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** Measures a document as if each fragment were written out wherever it is used, without writing it out. */
export class DocumentMeasure {
  readonly document: DocumentNode
  readonly operations: readonly OperationDefinitionNode[]
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>

  constructor(document: DocumentNode) {
    this.document = document
    this.operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    this.#fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
    )
  }

  /** The largest sum, over the operations, of what each selection counts for. */
  count(weigh: (selection: SelectionNode) => number): number {
    const known = new Map<string, number>()
    const ofSet = ({ selections }: SelectionSetNode): number =>
      selections.reduce((sum, selection) => sum + weigh(selection) + below(selection), 0)
    const below = (selection: SelectionNode): number =>
      selection.kind === Kind.FRAGMENT_SPREAD
        ? this.#onceEach(known, selection.name.value, ofSet)
        : selection.selectionSet === undefined
          ? 0
          : ofSet(selection.selectionSet)
    return Math.max(0, ...this.operations.map(({ selectionSet }) => ofSet(selectionSet)))
  }

  /** The deepest nesting, over the operations, where each field counts for as much as `step` says. */
  depth(step: (field: FieldNode) => number): number {
    const known = new Map<string, number>()
    const ofSet = ({ selections }: SelectionSetNode): number => Math.max(0, ...selections.map(ofSelection))
    const ofSelection = (selection: SelectionNode): number => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#onceEach(known, selection.name.value, ofSet)
      const below = selection.selectionSet === undefined ? 0 : ofSet(selection.selectionSet)
      return selection.kind === Kind.FIELD ? step(selection) + below : below
    }
    return Math.max(0, ...this.operations.map(({ selectionSet }) => ofSet(selectionSet)))
  }

  /** The fields of one selection set, those in its fragments included. */
  fieldsOf({ selections }: SelectionSetNode, open: ReadonlySet<string> = new Set()): readonly FieldNode[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection]
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.fieldsOf(selection.selectionSet, open)
      const name = selection.name.value
      const fragment = this.#fragments.get(name)
      return fragment === undefined || open.has(name) ? [] : this.fieldsOf(fragment.selectionSet, new Set([...open, name]))
    })
  }

  /** A fragment is measured once. One that uses itself counts as nothing here; validation refuses it. */
  #onceEach(known: Map<string, number>, name: string, measure: (set: SelectionSetNode) => number): number {
    const measured = known.get(name)
    if (measured !== undefined) return measured
    const fragment = this.#fragments.get(name)
    if (fragment === undefined) return 0
    known.set(name, 0)
    const size = measure(fragment.selectionSet)
    known.set(name, size)
    return size
  }
}
