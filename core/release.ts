/** Gives back whatever was taken, the latest first. One failing release does not keep the others from running. */
export class Releases {
  readonly #releases: Array<{ name: string; release: () => Promise<void> | void }> = []

  /** Remembers how to give something back; the name appears in the error when that fails. */
  add(name: string, release: () => Promise<void> | void): void {
    this.#releases.push({ name, release })
  }

  /** Gives back everything, latest first; throws one AggregateError when any release failed. */
  async releaseAll(): Promise<void> {
    const failures: Error[] = []
    for (let next = this.#releases.pop(); next !== undefined; next = this.#releases.pop()) {
      const { name, release } = next
      try {
        await release()
      } catch (cause) {
        failures.push(new Error(`could not release ${name}`, { cause }))
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some resources could not be released')
  }
}
