import type { TSchema } from 'typebox'
import { imprintOf } from '../claim-reviews/imprint.ts'
import { type Answer, route, type Service } from '../http/route.ts'
import {
  type ExportQuestion,
  RulingExport,
  RulingExportQuestion,
  VerdictExport,
  VerdictExportQuestion,
} from './export.schema.ts'
import { startExport } from './exports.ts'
import { fileName } from './file-name.ts'
import { type ExportKind, formatNames } from './format-names.ts'
import { formats } from './formats.ts'
import { formOf } from './schemas.ts'

export const exportRoutes = [
  route({
    method: 'get',
    path: '/exports/verdicts',
    summary: 'Take away every verdict that fits',
    role: 'reader',
    query: VerdictExportQuestion,
    reply: VerdictExport,
    streams: streamsOf('verdicts'),
    handle: ({ service, query, gone }) => answer(service, 'verdicts', query, gone),
  }),
  route({
    method: 'get',
    path: '/exports/rulings',
    summary: 'Take away every ruling that fits and is or was public',
    role: 'reader',
    query: RulingExportQuestion,
    reply: RulingExport,
    streams: streamsOf('rulings'),
    handle: ({ service, query, gone }) => answer(service, 'rulings', query, gone),
  }),
]

/** All that differs from one asking to the next stands in the headers; the body is the same as long as the record is. */
async function answer(
  service: Service,
  kind: ExportKind,
  question: ExportQuestion,
  signal: AbortSignal,
): Promise<Answer> {
  const { database, config } = service
  const { format, schema, cursor, pieces } = await startExport(database, kind, question, {
    imprint: imprintOf(config),
    signal,
  })
  const next = cursor && `<${addressOf(kind, { ...question, since: cursor })}>; rel="next"`
  return {
    stream: pieces,
    headers: {
      'Content-Type': format.mediaType,
      'Content-Disposition': attachment(fileName(kind, format, question, new Date())),
      Link: [`<${schema}>; rel="describedby"`, ...(next ? [next] : [])].join(', '),
    },
  }
}

function addressOf(kind: ExportKind, question: ExportQuestion): string {
  const pairs = Object.entries(question).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, `${one}`]),
  )
  return `/api/v1/exports/${kind}?${new URLSearchParams(pairs)}`
}

/** Media types besides the first format's, with a schema where they are JSON as a whole. */
function streamsOf(kind: ExportKind): { mediaType: string; schema: TSchema }[] {
  return formatNames[kind]
    .filter((name) => name !== 'json')
    .map((name) => {
      const { mediaType } = formats[name]
      return { mediaType, schema: isJson(mediaType) ? formOf(kind, name).schema : { type: 'string' } }
    })
}

function isJson(mediaType: string): boolean {
  return /^application\/(ld\+)?json\b/.test(mediaType)
}

/** RFC 6266: a plain name for old clients, the whole name in UTF-8 for the others. */
function attachment(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\w.-]+/g, '')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
