import { inspect } from 'node:util'

const shown = '[secret]'

/**
 * What must not be seen: a password, a token, a session. However it is printed (in a text, as JSON, in an error or a log) it says only that it is a secret; whoever needs what it holds says so
 * with `reveal`, where it is typed, sent or sealed. Two secrets cannot be compared without that either.
 */
export class Secret<T = string> {
  readonly #held: T

  constructor(held: T) {
    this.#held = held
  }

  /** What it holds. */
  reveal(): T {
    return this.#held
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  [inspect.custom](): string {
    return shown
  }
}

/** A secret that may be missing. */
export const secretOrNull = (held: string | null | undefined): Secret | null =>
  held === null || held === undefined ? null : new Secret(held)
