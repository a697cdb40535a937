import { Type } from 'typebox'
import type { ExportedQuote } from './exported-parts.schema.ts'
import type { ExportedRuling } from './exported-ruling.schema.ts'
import type { ExportedVerdict } from './exported-verdict.schema.ts'
import type { Exported } from './format.ts'
import { type Words, wordsOf } from './words.ts'

/** Exports as Markdown, to be read or pasted: a section for each row. What people wrote is kept from being markup. */

export const Markdown = Type.String({ title: 'Markdown', pattern: '^(## [^\\n]+\\n[\\s\\S]*)?$' })

type Row = ExportedVerdict | ExportedRuling
type Citation = Row['citations'][number]

export function asMarkdown<Kind extends Row>(ownLines: (row: Kind, words: Words) => string[]) {
  return async function* ({ rows }: Exported): AsyncGenerator<string> {
    for await (const batch of rows) {
      const read: Kind[] = batch.map(({ json }) => JSON.parse(json))
      yield read.map((row) => sectionOf(row, ownLines)).join('')
    }
  }
}

function sectionOf<Kind extends Row>(row: Kind, ownLines: (row: Kind, words: Words) => string[]): string {
  const words = wordsOf(row.target.language)
  const answer = `${words.aspect[row.aspect]}: **${plain(row.rating.labels[words.language])}**`
  const about = [
    ...row.quotes.map((quote) => `${words.said}: ${quoteText(quote)}`),
    ...ownLines(row, words),
    ...row.citations.map((citation) => `${words.source}, ${sourceText(citation, words)}`),
  ]
  const long = 'text' in row ? row.text : row.rationale
  return [
    `## ${plain(row.target.text)}`,
    `${answer}. ${plain(row.summary)}`,
    about.map((line) => `- ${line}`).join('\n'),
    ...(long ? [long.replace(/\r\n?/g, '\n').replace(/^/gm, '> ')] : []),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n\n')
}

export function verdictLines(
  { reviewer, asOf, isCurrent, changeNote }: ExportedVerdict,
  words: Words,
): string[] {
  return [
    `${words.verdict}: ${plain(reviewer.name)}, ${words.asOf} ${asOf}`,
    ...(changeNote === null ? [] : [`${words.corrects}: ${plain(changeNote)}`]),
    ...(isCurrent ? [] : [words.superseded]),
  ]
}

export function rulingLines(row: ExportedRuling, words: Words): string[] {
  const { publishedAt, correctionNote, correctedBy, withdrawal, replies } = row
  return [
    `${words.ruling}: ${publishedAt.slice(0, 10)}`,
    ...(correctionNote === null ? [] : [`${words.corrects}: ${plain(correctionNote)}`]),
    ...(correctedBy === null ? [] : [words.corrected]),
    ...(withdrawal ? [`${words.withdrawn} ${withdrawal.at.slice(0, 10)}: ${plain(withdrawal.reason)}`] : []),
    ...replies.map(
      ({ speaker, name, answer }) =>
        `${words.replied}, ${plain(speaker?.name ?? name ?? '')}: ${answer === null ? words.noReply : plain(answer)}`,
    ),
  ]
}

function quoteText({ speaker, roleTitle, saidAt, text, document, withdrawnAt }: ExportedQuote): string {
  const who = [speaker.name, roleTitle, saidAt].flatMap((part) => (part === null ? [] : [plain(part)]))
  const where = link(`${document.title} (${document.publisher})`, document.url)
  return `${who.join(', ')}: “${plain(text)}”, ${where}${withdrawnAt === null ? '' : ` †`}`
}

function sourceText({ source, stance, excerpt, locator }: Citation, words: Words): string {
  const passage = [excerpt === null ? '' : `“${plain(excerpt)}”`, locator === null ? '' : plain(locator)]
  const where = link(`${source.title} (${source.publisher})`, source.url)
  return [`${words.stance[stance]}: ${where}`, ...passage.filter(Boolean)].join(', ')
}

function link(text: string, url: string | null): string {
  return url === null ? plain(text) : `[${plain(text)}](<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
}

/** On one line, with every character escaped that would be markup within one (CommonMark). */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
}
