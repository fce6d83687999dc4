/**
 * A short stream of pseudo-random numbers that its key alone decides, so that record number 90 000 can be made without making the ones before it.
 * Not for secrets.
 */
export class Random {
  #state: number

  constructor(key: number, kind: number, index: number) {
    this.#state = mix(mix(mix(key) ^ Math.imul(kind, 0x9e3779b1)) ^ Math.imul(index + 1, 0x85ebca77))
  }

  /** The next 32 bits. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    return mix(this.#state)
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit)
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** True about `percent` times in a hundred. */
  chance(percent: number): boolean {
    return this.next() < percent * 42_949_672.96
  }

  /** One of the list; a thing that stands twice comes twice as often. Throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    const at = this.below(list.length)
    if (at >= list.length) throw new RangeError('There is nothing to pick from an empty list.')
    // The bound is checked above; `T` may itself include undefined.
    return list[at] as T
  }
}

/** Scrambles 32 bits so that neighbours look unrelated. */
export const mix = (value: number): number => {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** 32 bits that stand for a text (FNV-1a over its UTF-16 units, then scrambled). */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash)
}
