/** The header `traceparent` of W3C Trace Context: which trace something belongs to, and below what. */
export type TraceParent = string
