import { cpus, totalmem } from 'node:os'
import type { Figures } from './bench.ts'
import { cellsOf, memory, rows, whole } from './cells.ts'

/** All figures as Markdown, with the machine they were made on. */
export function tableOf(figures: readonly Figures[]): string {
  return [
    describeMachine(figures),
    ...claimsTable(figures),
    ...unchangedTable(figures),
    ...exportTable(figures),
    ...importTable(figures),
  ].join('\n\n')
}

function describeMachine(figures: readonly Figures[]): string {
  const [processor] = cpus()
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  const versions = [...new Set(figures.map(({ kind, postgres }) => `${kind} PostgreSQL ${postgres}`))]
  const day = new Date().toISOString().slice(0, 10)
  return `${processor?.model.trim()}, ${cpus().length} cores, ${memoryGb} GB; Node ${process.versions.node}; ${versions.join('; ')}; ${day}`
}

function claimsTable(figures: readonly Figures[]): string[] {
  const heads = [
    ...['database', 'claims', 'requests/s', 'bare', 'ratio', 'p50 ms', 'p97.5 ms', 'bare p50', 'bare p97.5'],
    ...['p50 to smallest*', 'with accounts and rulings', 'kept**'],
  ]
  const body = cellsOf(figures, ({ list }) =>
    list
      ? [
          [
            ...[whole(list.service.perSecond), whole(list.bare.perSecond), list.ratio.toFixed(2)],
            ...[whole(list.service.p50Ms), whole(list.service.p975Ms)],
            ...[whole(list.bare.p50Ms), whole(list.bare.p975Ms), list.growth.toFixed(2)],
            ...[whole(list.shared.perSecond), list.kept.toFixed(2)],
          ],
        ]
      : [],
  )
  if (body.length === 0) return []
  return [
    '`GET claims?speaker=`, 50 a page, 16 connections; bare is `node:http` + `pg` with the same statement:',
    rows(heads, body),
    '\\* the median of rounds in which both desks took turns. \\*\\* the same, for requests/s of a copy with accounts, asked with a token, on which every tenth claim has a published ruling.',
  ]
}

function unchangedTable(figures: readonly Figures[]): string[] {
  const heads = [
    ...['database', 'claims', '200/s', '304/s', '304s', 'bodies among them'],
    ...['scans for the 200s', 'scans for the 304s'],
  ]
  const body = cellsOf(figures, ({ unchanged }) =>
    unchanged
      ? [
          [
            ...[whole(unchanged.wholePerSecond), whole(unchanged.unchangedPerSecond)],
            ...[whole(unchanged.unchanged), whole(unchanged.answeredWhole)],
            ...[whole(unchanged.scansForWhole), whole(unchanged.scansForUnchanged)],
          ],
        ]
      : [],
  )
  if (body.length === 0) return []
  return ['The same asked again with `If-None-Match` when nothing has changed:', rows(heads, body)]
}

function exportTable(figures: readonly Figures[]): string[] {
  const heads = [
    ...['database', 'claims', 'export', 'rows', 'MB', 'rows/s', 'COPY', 'ratio'],
    ...['service at first → most', 'PGlite at first → most', 'free after ms*'],
  ]
  const body = cellsOf(figures, ({ exports = [] }) =>
    exports.map((one) => [
      ...[`${one.kind} ${one.format}`, whole(one.rows), whole(one.megabytes)],
      ...[whole(one.servicePerSecond), whole(one.copyPerSecond), one.ratio.toFixed(2)],
      ...[memory(one.serviceMemory), memory(one.embeddedMemory), whole(one.freeMs)],
    ]),
  )
  if (body.length === 0) return []
  return [
    'Every export beside `COPY (the same rows as JSON) TO STDOUT`; the most resident memory in MB, while the first 32 MB go out → while all do. Rulings lie on the copy with accounts:',
    rows(heads, body),
    '\\* the most of five times: after a client that had read a megabyte has hung up, until the server does nothing for it any more; on the embedded database until somebody else has an answer.',
  ]
}

function importTable(figures: readonly Figures[]): string[] {
  const heads = [
    ...['database', 'claims', 'records', 'MB', 'records/s', 'verdicts', 'verdicts/s', 'bare', 'ratio'],
    ...['service at first → most', 'PGlite at first → most'],
  ]
  const body = cellsOf(figures, ({ import: one }) =>
    one
      ? [
          [
            ...[whole(one.records), whole(one.megabytes), whole(one.recordsPerSecond)],
            ...[whole(one.verdicts), whole(one.verdictsPerSecond), whole(one.barePerSecond)],
            ...[one.ratio.toFixed(2), memory(one.serviceMemory), memory(one.embeddedMemory)],
          ],
        ]
      : [],
  )
  if (body.length === 0) return []
  return [
    'Import of the whole desk as NDJSON into an empty one, with its history; bare is `insert … select from jsonb_to_recordset` of the same verdicts with their citations, 500 a transaction, into tables with the same columns, indexes, rules and foreign keys, without triggers. The most resident memory in MB, until 10,000 records are in → until all are:',
    rows(heads, body),
  ]
}
