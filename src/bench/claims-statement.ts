import { readClaimPage } from '../claims/claim-page.ts'
import { listClaims } from '../claims/claims.sql.ts'
import type { Database } from '../database/open.ts'

/** A statement as pg takes it. */
export interface Statement {
  text: string
  values: unknown[]
}

/** What the service itself asks for a page of a speaker's claims, taken from its own code so that it can't drift. */
export async function claimsStatement(speaker: string): Promise<Statement> {
  const asked: Statement[] = []
  const listener: Pick<Database, 'json'> = {
    json({ text, values }) {
      asked.push({ text, values })
      return Promise.resolve({ json: '' })
    },
  }
  const question = { speaker, limit: pageSize }
  await listClaims(listener as Database, question, readClaimPage(question))
  const [statement] = asked
  if (!statement) throw new Error('listClaims asked nothing')
  return statement
}

export const pageSize = 50

export function claimsPath(speaker: string): string {
  return `/api/v1/claims?speaker=${speaker}&limit=${pageSize}`
}
