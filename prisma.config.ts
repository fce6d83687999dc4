import { defineConfig } from 'prisma/config'

/** What the database tool reads; the addresses of databases are given to the program itself, never here. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
