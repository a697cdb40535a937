import { cpus, totalmem } from 'node:os'
import type { Figures } from './bench.ts'
import type { Memory } from './measure-export.ts'

/** All figures as Markdown, with the machine they were made on. */
export function tableOf(figures: readonly Figures[]): string {
  return [
    describeMachine(figures),
    '`GET claims?speaker=`, 50 a page, 16 connections; bare is `node:http` + `pg` with the same statement:',
    rows(
      [
        'database',
        'claims',
        'requests/s',
        'bare',
        'ratio',
        'p50 ms',
        'p97.5 ms',
        'bare p50',
        'bare p97.5',
        'p50 to smallest*',
        'with accounts and rulings',
        'kept**',
      ],
      figures.map(({ list, ...desk }) => [
        ...nameOf(desk),
        whole(list.service.perSecond),
        whole(list.bare.perSecond),
        list.ratio.toFixed(2),
        whole(list.service.p50Ms),
        whole(list.service.p975Ms),
        whole(list.bare.p50Ms),
        whole(list.bare.p975Ms),
        list.growth.toFixed(2),
        whole(list.shared.perSecond),
        list.kept.toFixed(2),
      ]),
    ),
    '\\* the median of rounds in which both desks took turns. \\*\\* the same, for requests/s of a copy with accounts, asked with a token, on which every tenth claim has a published ruling.',
    'The same asked again with `If-None-Match` when nothing has changed:',
    rows(
      [
        'database',
        'claims',
        '200/s',
        '304/s',
        '304s',
        'bodies among them',
        'scans for the 200s',
        'scans for the 304s',
      ],
      figures.map(({ unchanged, ...desk }) => [
        ...nameOf(desk),
        whole(unchanged.wholePerSecond),
        whole(unchanged.unchangedPerSecond),
        whole(unchanged.unchanged),
        whole(unchanged.answeredWhole),
        whole(unchanged.scansForWhole),
        whole(unchanged.scansForUnchanged),
      ]),
    ),
    'Export of all verdicts as NDJSON beside `COPY (the same rows as JSON) TO STDOUT`; resident memory in MB:',
    rows(
      [
        'database',
        'claims',
        'verdicts',
        'MB',
        'verdicts/s',
        'COPY',
        'ratio',
        'service from → most',
        'PGlite from → most',
      ],
      figures.map(({ export: exported, ...desk }) => [
        ...nameOf(desk),
        whole(exported.verdicts),
        whole(exported.megabytes),
        whole(exported.servicePerSecond),
        whole(exported.copyPerSecond),
        exported.ratio.toFixed(2),
        memory(exported.serviceMemory),
        exported.embeddedMemory ? memory(exported.embeddedMemory) : '–',
      ]),
    ),
  ].join('\n\n')
}

function describeMachine(figures: readonly Figures[]): string {
  const [processor] = cpus()
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  const versions = [...new Set(figures.map(({ kind, postgres }) => `${kind} PostgreSQL ${postgres}`))]
  const day = new Date().toISOString().slice(0, 10)
  return `${processor?.model.trim()}, ${cpus().length} cores, ${memoryGb} GB; Node ${process.versions.node}; ${versions.join('; ')}; ${day}`
}

function nameOf({ kind, claims }: Pick<Figures, 'kind' | 'claims'>): string[] {
  return [kind, whole(claims)]
}

function memory({ atStart, most }: Memory): string {
  return `${whole(atStart)} → ${whole(most)} (+${whole(most - atStart)})`
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en')
}

function rows(head: string[], body: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, nth) => (nth === 0 ? '---' : '--:'))), ...body.map(line)].join('\n')
}
