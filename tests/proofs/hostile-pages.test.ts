import { readPageApart } from '../../src/web-pages/page-reader.ts'

/** Pages built to cost as much as they can, read in the process that the built service reads them in. */

const htmlOf = (body: string) =>
  `<!doctype html><html><head><title>No</title></head><body>${body}</body></html>`

function read(html: string) {
  return readPageApart({ bytes: Buffer.from(html), mediaType: 'text/html', charset: undefined }, 4000)
}

const many = (piece: string, times: number) => piece.repeat(times)

test.each([
  ['a hundred thousand elements deep', many('<div>', 100_000)],
  ['as deep, in links and tables', many('<table><tr><td><a>', 30_000)],
  ['unclosed in five megabytes', many('<p><b><i>', 500_000)],
  ['one attribute of five megabytes', `<p title="${many('x', 4_900_000)}">Ja.`],
  ['half a million attributes', `<p ${many('a=1 ', 500_000)}>Ja.`],
  ['half a million links', many('<a href="/">x</a>', 250_000)],
  ['one open tag after another', many('<', 5_000_000)],
  ['an endless comment', `<!--${many('-', 5_000_000)}`],
  ['an endless script', `<script>${many('<!--<script>', 300_000)}`],
  ['a million entities', many('&amp;', 1_000_000)],
  ['a JSON-LD of arrays', `<script type="application/ld+json">${many('[', 2_000_000)}`],
  ['a thousand JSON-LDs', many('<script type="application/ld+json">{"@type":"Article"}</script>', 1000)],
  ['spaces only', many(' \n', 2_500_000)],
  ['a million paragraphs', many('<p>', 1_500_000)],
  ['bytes of no encoding', many('\u00ff\u0000\ufffe', 500_000)],
])('%s is read or refused, in time, and the next is read', async (_how, body) => {
  const started = Date.now()
  const outcome = await read(htmlOf(body)).then(
    ({ text }) => typeof text,
    (error: Error) => error.message,
  )
  expect(['string', expect.stringContaining('too much work to read')]).toContainEqual(outcome)
  expect(Date.now() - started).toBeLessThan(8000)
  expect((await read(htmlOf('<p>Ja.</p>'))).text).toBe('Ja.')
})
