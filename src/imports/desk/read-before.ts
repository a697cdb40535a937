import type { Database } from '../../database/open.ts'
import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import type { Sentence } from '../../errors.ts'
import type { Result } from '../format.ts'
import { grouped } from './grouped.ts'
import { at, type Intake, matched, newOne } from './kind.ts'
import { findNamed } from './named.sql.ts'
import { insertRows } from './rows.sql.ts'
import { missing, timesWrong } from './rules.ts'

/** Which records of files were read into which claims: those that are not known here are added to those that are. */

type Import = DeskRecord<'imports'>
type Read = Import['records'][number]

export const takeImports: Intake<'imports'> = async (setting, imports) => {
  const { database, isDryRun } = setting
  const isA = await findNamed(setting, { claim: imports.map(({ claim }) => claim) })
  const known = await readKnown(database, imports)
  const rows: Row[] = []
  const results = imports.map((one): Result => {
    const fresh = one.records.filter((read) => !known.has(nameOf(read)))
    const problems = [
      ...missing('/claim', one.claim, isA('claim')),
      ...one.records.flatMap((read, nth) => [
        ...(isOther(known.get(nameOf(read)), one, read) ? [at(`/records/${nth}`, readOtherwise)] : []),
        ...timesWrong([`/records/${nth}/importedAt`, read.importedAt]),
      ]),
    ]
    if (problems.length > 0) return { refused: problems }
    if (fresh.length === 0) return matched('imports')
    for (const { format, key, digest, importedAt } of fresh) {
      known.set(nameOf({ format, key }), { digest, claim: one.claim })
      rows.push({ format, key, digest, claim_id: one.claim, imported_at: importedAt })
    }
    return newOne('imports', one.claim)
  })
  if (!isDryRun) await insertRows(database, 'imported_record', rows)
  return results
}

type Row = Record<string, unknown>
type Known = { digest: string; claim: string | null }

const nameOf = ({ format, key }: Pick<Read, 'format' | 'key'>) => JSON.stringify([format, key])

function isOther(known: Known | undefined, { claim }: Import, { digest }: Read): boolean {
  return known !== undefined && (known.digest !== digest || known.claim !== claim)
}

async function readKnown({ tables }: Database, imports: readonly Import[]): Promise<Map<string, Known>> {
  const byFormat = grouped(
    imports.flatMap(({ records }) => records),
    ({ format }) => format,
  )
  const known = new Map<string, Known>()
  for (const [format, reads] of byFormat) {
    const keys = reads.map(({ key }) => key)
    const rows = await tables.importedRecord.findMany({ where: { format, key: { in: keys } } })
    for (const { key, digest, claimId } of rows)
      known.set(nameOf({ format, key }), { digest, claim: claimId })
  }
  return known
}

const readOtherwise: Sentence = {
  en: 'This was read here before, into another claim or with other content.',
  de: 'Das wurde hier schon gelesen, in eine andere Behauptung oder mit anderem Inhalt.',
}
