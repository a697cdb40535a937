import type { Imprint } from '../claim-reviews/imprint.ts'

/** What an archive says of itself, in both languages. Nothing in it changes from one making to the next. */
export function readMe(name: string, imprint: Imprint | undefined): string {
  return `${name}

This is a copy of everything that this newsroom has published with Beleg, corrected and withdrawn
rulings included. It needs no server and no internet: open index.html in a browser.

${tableOf(imprint, english)}
${licenceOf(imprint, 'Licence')}

Dies ist eine Kopie von allem, was diese Redaktion mit Beleg veröffentlicht hat, auch des Berichtigten
und Zurückgezogenen. Sie braucht weder Server noch Internet: index.html im Browser öffnen.

${tableOf(imprint, german)}
${licenceOf(imprint, 'Lizenz')}`
}

const english = {
  list: 'all rulings, the newest first, and those after the first fifty',
  corrections: 'what was corrected or withdrawn',
  page: 'one ruling, to read',
  ruling: 'the same for programs',
  markup: 'the same as schema.org ClaimReview, while it stands',
  all: 'all rulings in one file; one a line',
  allMarkup: 'all that stand as ClaimReview; all as a data feed',
  schemas: 'JSON Schemas of the files of all rulings',
  checksums: 'check that nothing was changed: sha256sum -c SHA256SUMS',
}

const german: typeof english = {
  list: 'alle Urteile, die neuesten zuerst, und die nach den ersten fünfzig',
  corrections: 'was berichtigt oder zurückgezogen wurde',
  page: 'ein Urteil, zum Lesen',
  ruling: 'dasselbe für Programme',
  markup: 'dasselbe als ClaimReview von schema.org, solange es gilt',
  all: 'alle Urteile in einer Datei; eines je Zeile',
  allMarkup: 'alle geltenden als ClaimReview; alle als Data Feed',
  schemas: 'JSON Schemas der Dateien mit allen Urteilen',
  checksums: 'prüfen, dass nichts verändert ist: sha256sum -c SHA256SUMS',
}

function tableOf(imprint: Imprint | undefined, words: typeof english): string {
  const markup = (files: string, says: string): [string, string][] => (imprint ? [[files, says]] : [])
  const rows: [string, string][] = [
    ['index.html, index-2.html …', words.list],
    ['corrections.html …', words.corrections],
    ['rulings/ID.html', words.page],
    ['rulings/ID.json', words.ruling],
    ...markup('rulings/ID.claimreview.json', words.markup),
    ['rulings.json, rulings.ndjson', words.all],
    ...markup('claimreview.jsonld, datafeed.jsonld', words.allMarkup),
    ['schemas/', words.schemas],
    ['SHA256SUMS', words.checksums],
  ]
  return rows.map(([files, says]) => `  ${files.padEnd(37)}${says}\n`).join('')
}

function licenceOf(imprint: Imprint | undefined, word: string): string {
  const site = imprint ? `${imprint.site}/published\n` : ''
  return `${site}${imprint?.licence ? `${word}: ${imprint.licence}\n` : ''}`
}
