import pg from 'pg'

export type Place = { pool: pg.Pool; url: string; isEmbedded: boolean }

/**
 * Works with one connection. Where the signal comes before the end, a server stops at once what it is asked just then;
 * the embedded database has one session for all, and finishes the statement. @throws the signal's reason then.
 */
export async function withConnection<Result>(
  { pool, url, isEmbedded }: Place,
  signal: AbortSignal | undefined,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted()
  const client = await pool.connect()
  const stop = isEmbedded ? () => {} : () => void cancel(url, client)
  signal?.addEventListener('abort', stop)
  try {
    signal?.throwIfAborted()
    const result = await work(client)
    client.release(signal?.aborted)
    return result
  } catch (error) {
    // Nothing that was set or cancelled may reach who gets the connection next.
    client.release(signal?.aborted || !(await isRolledBack(client)))
    throw signal?.aborted ? signal.reason : error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

function isRolledBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  )
}

/** Over a connection of its own: those of the pool may all be waiting for what is to be stopped. */
async function cancel(url: string, client: pg.PoolClient): Promise<void> {
  const { processID } = client as pg.PoolClient & { processID?: number }
  const other = new pg.Client(url)
  try {
    await other.connect()
    await other.query('select pg_cancel_backend($1)', [processID])
  } catch {
    // Then the statement comes to its end by itself.
  } finally {
    await other.end()
  }
}
