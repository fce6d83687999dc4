import { Replica, type ReplicaOptions } from './Replica.js'

/** The processes that serve one subgraph, each as good as another: they take turns, and those that could not be reached lately come last. */
export class Replicas {
  readonly #all: readonly Replica[]
  #turn = 0

  constructor(urls: readonly string[], options: ReplicaOptions) {
    this.#all = urls.map((url) => new Replica(url, options))
  }

  /** All of them, in the order to try. */
  inOrder(): readonly Replica[] {
    if (this.#all.length === 1) return this.#all
    this.#turn = (this.#turn + 1) % this.#all.length
    const turned = [...this.#all.slice(this.#turn), ...this.#all.slice(0, this.#turn)]
    return this.#all.some(({ rests }) => rests) ? turned.toSorted((left, right) => Number(left.rests) - Number(right.rests)) : turned
  }

  /** Gives back the connections. */
  async close(): Promise<void> {
    await Promise.all(this.#all.map(async (replica) => replica.close()))
  }
}
