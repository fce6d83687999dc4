import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server'
import type { DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'

type DocumentStore = NonNullable<ApolloServerOptionsWithGateway<BaseContext>['documentStore']>

/** Keeps the parsed documents that were used last. What is derived from a document hangs on it and goes with it. */
export class DocumentCache implements DocumentStore {
  readonly #documents: LRUCache<string, DocumentNode>

  /** `size` is a number of documents. */
  constructor(size: number) {
    this.#documents = new LRUCache({ max: size })
  }

  /** How many are kept now. */
  get size(): number {
    return this.#documents.size
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#documents.get(key)
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.#documents.set(key, document)
  }

  async delete(key: string): Promise<boolean> {
    return this.#documents.delete(key)
  }
}
