import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import type pg from 'pg'

export type MigrationEngine = engineModule.SchemaEngine

/**
 * Prisma's migration engine on the connections of `pool`, which it may fill and empty as it likes.
 * It is WebAssembly inside the package: the one that Prisma's command would download is not needed.
 */
export async function startMigrationEngine(pool: pg.Pool, schema: string): Promise<MigrationEngine> {
  loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(adaptPool(pool))
  return engineModule.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter)
}

let isLoaded = false

interface EngineExports {
  __wbindgen_start(): void
}

/** What TypeScript knows of WebAssembly only in a browser. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, halves: Record<string, object>) => { exports: EngineExports }
}

function loadEngine(): void {
  if (isLoaded) return
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, '.wasm')))
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': engineModule })
  engineModule.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  isLoaded = true
}

function adaptPool(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  const connect = async () => mendAdapter(await factory.connect())
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect }
}

/** Two things that the engine needs and the adapter (7.10.0) can't do. */
function mendAdapter(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => readOneByteColumns(await queryRaw(castOneByteColumns(query)))
  // The adapter would cut a script at every semicolon, also inside a function's body; PostgreSQL takes it whole.
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
  }
  return adapter
}

// PostgreSQL's type "char", which the adapter refuses to read: kinds of constraints and of their actions.
const oneByteSources = /\b(?:constr\.contype|con\.confdeltype|con\.confupdtype)\b/g
const oneByteColumns = new Set(['constraint_type', 'confdeltype', 'confupdtype'])

function castOneByteColumns(query: SqlQuery): SqlQuery {
  return { ...query, sql: query.sql.replace(oneByteSources, '$&::text') }
}

function readOneByteColumns(result: SqlResultSet): SqlResultSet {
  const columnTypes = result.columnTypes.map((type, index) =>
    oneByteColumns.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
  )
  return { ...result, columnTypes }
}
