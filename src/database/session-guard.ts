import type { PGlite } from '@electric-sql/pglite'

/** The part of PGlite that pglite-socket calls. */
type Session = Pick<
  PGlite,
  'waitReady' | 'isInTransaction' | 'runExclusive' | 'execProtocolRawStream' | 'exec'
>

const sync = new Uint8Array([0x53, 0, 0, 0, 4])
const openingMessages = new Set(Array.from('PBDECH', (letter) => letter.charCodeAt(0)))

/**
 * PGlite's one session for pglite-socket, which hands it over between connections after any message outside a
 * transaction: between one's Parse and its Bind another's Parse could come in, as soon as a value is longer than
 * one read from the socket. Here a query counts as a transaction from its first message until its Sync.
 * `onBroken` is called when the engine itself fails: pglite-socket would answer nobody from then on.
 */
export function guardSession(database: PGlite, onBroken: (error: unknown) => void): PGlite {
  let isQueryOpen = false
  const session: Session = {
    waitReady: database.waitReady,
    isInTransaction: () => isQueryOpen || database.isInTransaction(),
    runExclusive: (work) => database.runExclusive(work),
    async execProtocolRawStream(message, options) {
      await database.execProtocolRawStream(message, options).catch(onBroken)
      isQueryOpen = openingMessages.has(message[0] ?? 0)
    },
    /** Called with ROLLBACK only, when a connection ended in the middle of its work. */
    async exec(statements) {
      if (isQueryOpen) await database.execProtocolRaw(sync)
      isQueryOpen = false
      return database.exec(statements)
    },
  }
  return session as PGlite
}
