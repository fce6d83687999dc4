import type { PageRequest } from '../../core/mirror/RecordList.js'

/** The part of a record's own list that is asked for. `first` has a default there, so `last`, where it is given, takes its place instead of contradicting it. */
export const childPage = ({ first, after, last, before }: PageRequest): PageRequest =>
  typeof last === 'number' ? { last, before } : { first: first ?? 50, after, before }
