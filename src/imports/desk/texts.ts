import { sql } from '../../database/json.sql.ts'
import type { Database } from '../../database/open.ts'
import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import { sameText } from '../../documents/documents.ts'
import { keptText, sha256Of } from '../../documents/text.ts'
import type { FieldError, Sentence } from '../../errors.ts'
import { at, intakeOf, writing } from './kind.ts'
import { findNamed } from './named.sql.ts'
import { momentColumns, type Row } from './rows.sql.ts'
import { addressWrong, missing, timesWrong, unless } from './rules.ts'
import type { Seen } from './seen.ts'

/** Documents with the versions of their text. */

type Version = Omit<DeskRecord<'documentVersions'>, 'document'>

export const takeDocuments = intakeOf({
  list: 'documents',
  judge: async () => (document) => [
    ...addressWrong('/url', document.url),
    ...textWrong(document.firstVersion, '/firstVersion'),
    ...timesWrong(['/createdAt', document.createdAt]),
  ],
  remember(seen, { id, firstVersion }) {
    seen.add('document', id)
    rememberVersion(seen, id, firstVersion)
  },
  write: writing({
    document: ({ firstVersion, createdAt, publishedAt, ...document }: DeskRecord<'documents'>) => ({
      ...{ ...document, created_at: createdAt },
      ...momentColumns('published_at', publishedAt),
    }),
    document_version: ({ id, firstVersion }) => versionRow(id, firstVersion),
    fetched_page: ({ firstVersion }) => pageRows(firstVersion),
  }),
})

export const takeVersions = intakeOf({
  list: 'documentVersions',
  async judge(setting, versions) {
    const { database, seen } = setting
    const documents = versions.map(({ document }) => document)
    const isA = await findNamed(setting, { document: documents })
    const numbers = new Map<string, number>()
    const there = new Set<string>()
    for (const { document, number, sha256 } of await readVersions(database, documents)) {
      there.add(`${document} ${number}`)
      numbers.set(`${document} ${sha256}`, number)
    }
    const others = new Set(versions.map(({ document, number }) => `${document} ${number}`))
    return ({ document, ...version }) => {
      const { number, sha256 } = version
      const isNumbered = (which: number) =>
        there.has(`${document} ${which}`) || seen.has('number', document, which)
      const same =
        numbers.get(`${document} ${sha256}`) ?? (seen.has('sha256', document, sha256) ? 0 : undefined)
      const follows = isNumbered(number - 1) || others.has(`${document} ${number - 1}`)
      return [
        ...missing('/document', document, isA('document')),
        ...unless(follows && !isNumbered(number), '/number', sentences.number),
        ...(same === undefined ? [] : [at('/text', sameText(same))]),
        ...textWrong(version, ''),
      ]
    }
  },
  remember: (seen, { document, ...version }) => rememberVersion(seen, document, version),
  write: writing({
    document_version: ({ document, ...version }: DeskRecord<'documentVersions'>) =>
      versionRow(document, version),
    fetched_page: (version) => pageRows(version),
  }),
})

function readVersions(database: Database, documents: readonly string[]) {
  return database.rows<{ document: string; number: number; sha256: string }>(sql`
    select document_id::text as document, number, sha256 from document_version
    where document_id = any(${documents}::uuid[])`)
}

function rememberVersion(seen: Seen, document: string, { id, number, sha256, text }: Version): void {
  seen.add('version', id)
  seen.add('number', document, number)
  seen.add('sha256', document, sha256)
  seen.addText(id, text)
}

function textWrong({ text, sha256, createdAt, page }: Version, place: string): FieldError[] {
  return [
    ...unless(keptText(text) === text, `${place}/text`, sentences.text),
    ...unless(sha256Of(text) === sha256, `${place}/sha256`, sentences.sha256),
    ...unless(!page || isWeb(page.url), `${place}/page/url`, sentences.web),
    ...unless(!page || isWeb(page.finalUrl), `${place}/page/finalUrl`, sentences.web),
    ...timesWrong([`${place}/page/fetchedAt`, page?.fetchedAt ?? null]),
    ...timesWrong([`${place}/createdAt`, createdAt]),
  ]
}

function isWeb(address: string): boolean {
  return /^https?:\/\//.test(address)
}

function versionRow(document: string, { id, number, sha256, text, createdAt }: Version): Row {
  return { id, document_id: document, number, text, sha256, created_at: createdAt }
}

function pageRows({ id, page }: Version): Row[] {
  if (!page) return []
  const { finalUrl, fetchedAt, mediaType, textSha256, ...rest } = page
  const times = { final_url: finalUrl, fetched_at: fetchedAt, media_type: mediaType }
  return [{ ...rest, ...times, document_version_id: id, text_sha256: textSha256 }]
}

const sentences = {
  text: {
    en: 'The text is not as the desk keeps it: in Unicode NFC, with \\n at line ends.',
    de: 'Der Text ist nicht so, wie der Desk ihn hält: in Unicode NFC, mit \\n am Zeilenende.',
  },
  sha256: {
    en: 'This SHA-256 is not of the text: one of them was changed.',
    de: 'Diese SHA-256 gehört nicht zum Text: eines von beiden wurde geändert.',
  },
  web: { en: 'This is no web address.', de: 'Das ist keine Webadresse.' },
  number: {
    en: 'Versions of a document are numbered without a gap, each number once.',
    de: 'Fassungen eines Dokuments sind lückenlos nummeriert, jede Nummer einmal.',
  },
} satisfies Record<string, Sentence>
