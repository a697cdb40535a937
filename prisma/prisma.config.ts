import { defineConfig } from 'prisma/config'

// `generate` needs no engine, but Prisma's CLI looks for one and would download it: any file will do.
if (process.argv.includes('generate')) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'schema.prisma', migrations: { path: 'migrations' } })
