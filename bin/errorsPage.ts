import { moneyRules } from '../core/trust/judgeMoney.js'
import { errorCatalogue, type ErrorCodeMeaning } from '../core/errors.js'

const actors: Readonly<Record<ErrorCodeMeaning['actor'], string>> = {
  CLIENT: 'whoever sent the request',
  FIRM: 'the firm',
  VENDOR: 'the vendor',
  OPERATOR: 'whoever runs this service',
}

/** `docs/errors.md`, made from the catalogue and from the rules on money. */
export const errorsPage = (): string => {
  const rows = Object.entries(errorCatalogue).map(
    ([code, { meaning, retriable, actor }]) => `| \`${code}\` | ${meaning} | ${retriable ? 'yes' : 'no'} | ${actors[actor]} |`,
  )
  const rules = [...Map.groupBy(moneyRules, ({ code }) => code)].map(
    ([code, all]) =>
      `| \`${code}\` | ${[...new Set(all.map(({ source }) => source))].join('; ')} | ${[...new Set(all.map(({ field }) => field))].join()} |`,
  )
  return `# Errors

Every GraphQL error carries \`extensions { code, retriable, outcome, actor, accountId, vendor, retryAfterMs }\`. This page is made from
\`core/errors.ts\` by \`npm run gen:sdl\`.

| code | what it means and what to do | may succeed later by itself | whose move it is |
| --- | --- | --- | --- |
${rows.join('\n')}

## Rules on money

What a rule refuses is told as a \`UserError\` with the rule's code, a sentence with the numbers that led to it, and the field of the input. Nothing was done then. Where
the vendor's books changed after a command was accepted, the same rules refuse right before it is sent: the command is \`REJECTED\`, and its error has the rule's code.
Sources: [15] the model rule on keeping clients' property apart from the lawyer's own; [3W] what a three-way reconciliation must be able to show; [V] what the vendors
themselves enforce.

| code | what it protects, and who asks for it | about |
| --- | --- | --- |
${rules.join('\n')}
`
}
