import { bulkReadingOf } from '../history/past.ts'
import { route } from '../http/route.ts'
import { requireNamed } from '../quotes/quotes.ts'
import { exportFileName, exportVerdicts, mediaTypes } from './exports.ts'
import { ExportQuestion, VerdictExport } from './verdict-export.schema.ts'

export const exportRoutes = [
  route({
    method: 'get',
    path: '/exports/verdicts',
    summary: 'Take away every verdict that fits, as JSON, NDJSON or CSV',
    role: 'reader',
    query: ExportQuestion,
    reply: VerdictExport,
    streams: [mediaTypes.ndjson, mediaTypes.csv],
    async handle({ service, query: { format = 'json', ...filter } }) {
      const reading = await bulkReadingOf(service.database, filter)
      await requireNamed(reading, filter)
      const generatedAt = new Date()
      return {
        stream: exportVerdicts(reading, format, filter, { origin: service.origin, generatedAt }),
        headers: {
          'Content-Type': mediaTypes[format],
          'Content-Disposition': attachment(exportFileName(format, filter, generatedAt)),
        },
      }
    },
  }),
]

/** RFC 6266: a plain name for old clients, the whole name in UTF-8 for the others. */
function attachment(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\w.-]+/g, '')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
