/*
 * Must be a program's first import: GraphQL's library looks once, when it is loaded, whether it runs in production, and otherwise checks every type at every step.
 */
process.env['NODE_ENV'] ??= 'production'
