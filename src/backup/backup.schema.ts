import { type Static, Type } from 'typebox'
import { Count } from '../shapes.ts'

/** A backup's first and last line; between them stand the rows of each table. */

export const formatVersion = 1

export const BackupTable = Type.Object(
  {
    name: Type.String(),
    columns: Type.Array(
      Type.Object({ name: Type.String(), type: Type.String() }, { additionalProperties: false }),
    ),
  },
  { title: 'BackupTable', additionalProperties: false },
)
export type BackupTable = Static<typeof BackupTable>

export const BackupHeader = Type.Object(
  {
    beleg: Type.Literal('backup'),
    format: Type.Literal(formatVersion),
    /** The version of Beleg that made it, and when. */
    version: Type.String(),
    at: Type.String(),
    /** The last event that is in it; null before the first. */
    event: Type.Union([
      Type.Object({ number: Type.Integer(), hash: Type.String() }, { additionalProperties: false }),
      Type.Null(),
    ]),
    /** Those that the tables had, in the order in which they were applied. */
    migrations: Type.Array(Type.String()),
    tables: Type.Array(BackupTable),
  },
  { title: 'BackupHeader', additionalProperties: false },
)
export type BackupHeader = Static<typeof BackupHeader>

export const BackupFooter = Type.Object(
  {
    end: Type.Literal(true),
    /** How many rows of each table stand before it. */
    rows: Type.Record(Type.String(), Count),
    /** Of everything before it, uncompressed. */
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { title: 'BackupFooter', additionalProperties: false },
)
export type BackupFooter = Static<typeof BackupFooter>
