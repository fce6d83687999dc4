import { errorCatalogue, type ErrorCodeMeaning } from '../core/errors.js'

const actors: Readonly<Record<ErrorCodeMeaning['actor'], string>> = {
  CLIENT: 'whoever sent the request',
  FIRM: 'the firm',
  VENDOR: 'the vendor',
  OPERATOR: 'whoever runs this service',
}

/** `docs/errors.md`, made from the catalogue. */
export const errorsPage = (): string => {
  const rows = Object.entries(errorCatalogue).map(
    ([code, { meaning, retriable, actor }]) => `| \`${code}\` | ${meaning} | ${retriable ? 'yes' : 'no'} | ${actors[actor]} |`,
  )
  return `# Errors

Every GraphQL error carries \`extensions { code, retriable, outcome, actor, accountId, vendor, retryAfterMs }\`. This page is made from
\`core/errors.ts\` by \`npm run gen:sdl\`.

| code | what it means and what to do | may succeed later by itself | whose move it is |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}
