/** Everything a process measures, as Prometheus reads it. */
export interface Scraped {
  readonly contentType: string
  readonly text: string
}

/** Gathers what `/metrics` tells. Never rejects: what cannot be had is left out, and said to be. */
export type Scrape = () => Promise<Scraped>
