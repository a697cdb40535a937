import type { PGlite } from '@electric-sql/pglite'

/** The part of PGlite that pglite-socket calls. */
type Session = Pick<
  PGlite,
  'waitReady' | 'isInTransaction' | 'runExclusive' | 'execProtocolRawStream' | 'exec'
>

const messageOf = (letter: string) => letter.charCodeAt(0)
const sync = new Uint8Array([messageOf('S'), 0, 0, 0, 4])
const [flush, terminate] = [messageOf('H'), messageOf('X')]
const openingMessages = new Set([...Array.from('PBDEC', messageOf), flush])

/** Larger messages are not copied into one with the others of their query. */
const longestGatheredBytes = 65_536

/**
 * PGlite's one session for pglite-socket, which hands it over between connections after any message outside a
 * transaction: between one's Parse and its Bind another's Parse could come in, as soon as a value is longer than
 * one read from the socket. Here a query counts as a transaction from its first message until its Sync, and its
 * messages are run together, for each run costs its own answer on the socket.
 * `onBroken` is called when the engine itself fails: pglite-socket would answer nobody from then on.
 */
export function guardSession(database: PGlite, onBroken: (error: unknown) => void): PGlite {
  let isQueryOpen = false
  let gathered: Uint8Array[] = []
  const session: Session = {
    waitReady: database.waitReady,
    isInTransaction: () => isQueryOpen || database.isInTransaction(),
    runExclusive: (work) => database.runExclusive(work),
    async execProtocolRawStream(message, options) {
      const [letter = 0] = message
      isQueryOpen = openingMessages.has(letter)
      // Whoever goes away in the middle of a query has not asked it.
      if (letter === terminate) gathered = []
      gathered.push(message)
      if (isQueryOpen && letter !== flush && message.length <= longestGatheredBytes) return
      const messages = gathered.length > 1 ? Buffer.concat(gathered) : message
      gathered = []
      await database.execProtocolRawStream(messages, options).catch(onBroken)
    },
    /** Called with ROLLBACK only, when a connection ended in the middle of its work. */
    async exec(statements) {
      gathered = []
      if (isQueryOpen) await database.execProtocolRaw(sync)
      isQueryOpen = false
      return database.exec(statements)
    },
  }
  return session as PGlite
}
