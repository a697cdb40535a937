import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { withConnection } from './connection.ts'
import { findRunning, startEmbedded } from './embedded.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { checkServer, createPool } from './pool.ts'
import {
  createStatementNames,
  type JsonAnswer,
  noStatementNames,
  queryJson,
  queryTexts,
  selectAsText,
} from './statement.ts'

export type { JsonAnswer } from './statement.ts'

/** The record as it stands, or as it stood at some time: what questions are asked of. */
export interface Reading {
  /** Runs one `select` of one row with one column, json or text; undefined when there is no row. */
  json(statement: Prisma.Sql): Promise<JsonAnswer | undefined>
}

/** The same for whoever reads more than fits into one answer. */
export interface BulkReading extends Reading {
  /** Rows of a statement as PostgreSQL wrote them, column by column: many large ones in the shortest time. */
  texts<Row extends (string | null)[]>(statement: Prisma.Sql): Promise<Row[]>
}

/** What domain functions read and write with, inside a transaction or outside. */
export interface Database extends Reading {
  /** Prisma's tables. */
  readonly tables: Prisma.TransactionClient
  /** Rows of a statement, with Prisma's types: bigint for int8, Decimal for numeric, Date for times and dates. */
  rows<Row>(statement: Prisma.Sql): Promise<Row[]>
}

export interface OpenDatabase extends Database, BulkReading {
  readonly url: string
  readonly isEmbedded: boolean
  readonly pool: pg.Pool
  /**
   * Commits what `work` has written when it resolves, rolls all back when it throws. Transactions of a process take
   * turns, so that those who write never hold all connections. Inside, only the database handed over may be used:
   * the embedded one has a single session, and everybody else waits until the end.
   */
  transaction<Result>(work: (database: Database) => Promise<Result>): Promise<Result>
  /** Reads for whoever may go away meanwhile: what is read then is stopped. */
  until(signal: AbortSignal): BulkReading
  close(): Promise<void>
}

export interface DatabaseSettings {
  /** The server; without it the database is embedded. */
  databaseUrl?: string
  /** The folder for the embedded database's data. */
  home: string
  /** Gets a sentence when the embedded database ended unexpectedly: nothing can be read or written then. */
  onLost: (reason: string) => void
}

// Long enough for a queue of imports in the embedded database's single session, and to put in the sample where it is slow.
const transactionLimits = { maxWait: 15_000, timeout: 120_000 }

/** @throws Error with a sentence for the operator when the database can't be opened. */
export async function openDatabase(settings: DatabaseSettings): Promise<OpenDatabase> {
  if (settings.databaseUrl) return connectTo(settings.databaseUrl)
  const embedded = await startEmbedded(settings.home, settings.onLost)
  return connectTo(embedded.connectionString, embedded.stop)
}

/** Like openDatabase, or beside the service that uses the embedded database already. */
export async function joinDatabase(settings: DatabaseSettings): Promise<OpenDatabase> {
  const running = settings.databaseUrl ? undefined : await findRunning(settings.home)
  return running ? connectTo(running, async () => {}) : openDatabase(settings)
}

async function connectTo(url: string, stop?: () => Promise<void>): Promise<OpenDatabase> {
  const pool = createPool(url)
  try {
    await checkServer(pool)
  } catch (error) {
    await pool.end()
    await stop?.()
    throw error
  }
  const isEmbedded = stop !== undefined
  const nameStatement = isEmbedded ? noStatementNames : createStatementNames()
  const adapter = new PrismaPg(pool, { statementNameGenerator: (query) => nameStatement(query.sql) })
  const client = new PrismaClient({ adapter, transactionOptions: transactionLimits })
  const inTurn = createTurns()
  return {
    url,
    isEmbedded,
    pool,
    ...reading(client),
    json: (statement) => queryJson(pool, statement, nameStatement),
    texts: (statement) => queryTexts(pool, statement, nameStatement),
    until: (signal) => {
      const ask = <Answer>(work: (client: pg.PoolClient) => Promise<Answer>) =>
        withConnection({ pool, url, isEmbedded }, signal, work)
      return {
        json: (statement) => ask((client) => queryJson(client, statement, nameStatement)),
        texts: (statement) => ask((client) => queryTexts(client, statement, nameStatement)),
      }
    },
    transaction: (work) => inTurn(() => client.$transaction((tables) => work(reading(tables)))),
    async close() {
      await client.$disconnect()
      await pool.end()
      await stop?.()
    },
  }
}

function reading(tables: Prisma.TransactionClient): Database {
  return {
    tables,
    async json(statement) {
      const [row] = await tables.$queryRaw<{ json: string }[]>(selectAsText(statement))
      return row?.json ? { json: row.json } : undefined
    },
    rows: (statement) => tables.$queryRaw(statement),
  }
}

/** Runs one piece of work after the other, in the order in which they came. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}
