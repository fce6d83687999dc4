import type { SubgraphAnswer } from './Subgraph.js'

/** Reads the answer of a subgraph over HTTP. Throws when it is no GraphQL answer; the message names the subgraph and the status. */
export const parseSubgraphAnswer = (name: string, status: number, text: string): SubgraphAnswer => {
  const answer = readObject(text)
  const succeeded = status >= 200 && status < 300
  if (answer !== undefined && (succeeded || Array.isArray(answer['errors']))) return trustShape(answer)
  throw new Error(
    `subgraph "${name}" answered with status ${String(status)} and ${answer === undefined ? 'no JSON object' : 'no GraphQL answer'}`,
  )
}

const readObject = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A subgraph is one of ours: of its answer only `errors` is looked at twice, and the data is checked field by field when it is completed. */
const trustShape = (answer: Record<string, unknown>): SubgraphAnswer => {
  if (Array.isArray(answer['errors']) || answer['errors'] === undefined) return answer
  const { errors: _, ...rest } = answer
  return rest
}
