import { authorOf } from '../http/author.ts'
import { route } from '../http/route.ts'
import { ImportLine, ImportQuestion } from './import.schema.ts'
import { startImport } from './imports.ts'

const path = '/imports'

export const importRoutes = [
  route({
    method: 'post',
    path,
    summary: 'Import a file; the answer is a report, a line of JSON for each record and last the counts',
    role: 'editor',
    ownTransactions: true,
    takesFile: true,
    query: ImportQuestion,
    reply: ImportLine,
    streams: ['application/x-ndjson'],
    async handle({ service, query, file, identity, language, requestId }) {
      const author = authorOf({ method: 'post', path }, { requestId, identity })
      const setting = { database: service.database, author, role: identity.role, language, readsLater: true }
      const report = await startImport(setting, file, query)
      return {
        stream: textOf(report),
        headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' },
      }
    },
  }),
]

async function* textOf(report: AsyncIterable<ImportLine[]>): AsyncGenerator<string> {
  for await (const lines of report) yield lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
