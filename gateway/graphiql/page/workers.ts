/** The editor's workers, each a file of its own that is loaded when its language is first met. */
const files: Readonly<Record<string, string>> = { json: 'json.worker.js', graphql: 'graphql.worker.js' }

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) => new Worker(`/graphiql/${files[label] ?? 'editor.worker.js'}`, { type: 'module' }),
  },
})
