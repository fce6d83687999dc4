/** A sentence for the person at the terminal: what is wrong and what to do. Ends the start with exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
