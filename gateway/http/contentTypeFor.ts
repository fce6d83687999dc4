/** The media type of an answer that the GraphQL endpoint gives before GraphQL is looked at. */
export const contentTypeFor = (accept: string | undefined): string =>
  accept?.includes('application/graphql-response+json') === true
    ? 'application/graphql-response+json; charset=utf-8'
    : 'application/json; charset=utf-8'
