/** A stored reference. What else the wire shows beside the id is an echo, looked up when it is asked for. */
export interface Reference {
  readonly id: string
}
