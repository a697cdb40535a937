import type { EventEmitter } from 'node:events'
import type { ExportKind, FormatName } from '../exports/format-names.ts'
import { reviewersAs, selectRows } from '../exports/rows.sql.ts'
import { rulingRows } from '../exports/ruling-rows.sql.ts'
import { formOf } from '../exports/schemas.ts'
import { verdictRows } from '../exports/verdict-rows.sql.ts'
import { quoted } from './chance.sql.ts'
import { onDatabase, type Place } from './place.ts'

const rowsOf = { verdicts: verdictRows, rulings: rulingRows }

/** COPY of the rows that the format is made of, as JSON. @returns how many they are. */
export async function copyOut({ url }: Place, kind: ExportKind, format: FormatName): Promise<number> {
  const rows = rowsOf[kind]
  const json = (formOf(kind, format).row ?? rows.json)(reviewersAs.named)
  const { text, values } = selectRows(rows, { filter: {}, json })
  // COPY takes no parameters.
  const whole = text.replace(/\$(\d+)/g, (_, nth) => quoted(`${values[Number(nth) - 1]}`))
  return onDatabase(url, async (client) => {
    // As the service has it: to compile a statement takes longer than some exports.
    await client.query('set jit = off')
    let lines = 0
    // pg leaves the lines of COPY to whoever listens to its connection.
    const { connection } = client as unknown as { connection: EventEmitter }
    connection.on('copyData', () => {
      lines += 1
    })
    await client.query(`copy (select json from (${whole}) as exported) to stdout`)
    return lines
  })
}
