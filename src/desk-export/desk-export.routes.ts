import { route } from '../http/route.ts'
import { DeskExport, DeskQuestion, deskSchemas } from './desk-export.schema.ts'
import { exportDesk, mediaTypes } from './desk-export.ts'

export const deskExportRoutes = [
  route({
    method: 'get',
    path: '/exports/desk',
    summary: 'Take away the whole record, as JSON or NDJSON that an empty desk reads in again',
    role: 'reader',
    query: DeskQuestion,
    reply: DeskExport,
    streams: [mediaTypes.ndjson],
    async handle({ service, query: { format = 'json', ...past }, gone }) {
      return {
        stream: await exportDesk(service.database, format, past, gone),
        headers: {
          'Content-Type': mediaTypes[format],
          Link: `<${deskSchemas[format]}>; rel="describedby"`,
          'Content-Disposition': `attachment; filename="beleg-desk.${format}"`,
        },
      }
    },
  }),
]
