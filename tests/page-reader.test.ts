import { readPageApart } from '../src/web-pages/page-reader.ts'
import { readPage } from '../src/web-pages/readable-page.ts'

/** Reading the words of a page, and what it says of itself. How hostile ones are read: proofs/hostile-pages.test.ts. */

const htmlOf = (body: string, head = '') =>
  `<!doctype html><html lang="de"><head><title>Die Brücke</title>${head}</head><body>${body}</body></html>`

function read(html: string | Uint8Array, { charset, mediaType = 'text/html' }: Options = {}) {
  return readPage({ bytes: Buffer.from(html), mediaType, charset })
}
interface Options {
  charset?: string
  mediaType?: string
}

const sentence = 'Die Brücke öffnet im Mai, sagte Ada Long am Montag vor dem Rat der Stadt. '
const paragraph = `<p>${sentence.repeat(4)}</p>`

describe('the words', () => {
  test('are those of the article, without what stands around it', () => {
    const article = `<article><h2>Im Mai</h2>${paragraph}<ul><li>eins</li><li>zwei</li></ul>${paragraph}</article>`
    const around = '<nav><a href="/">Start</a></nav><aside>Werbung</aside>'
    const { text, extraction } = read(htmlOf(`${around}${article}<footer>Impressum</footer>`))
    expect(extraction).toBe('ARTICLE')
    const words = sentence.repeat(4).trim()
    expect(text).toBe(`Im Mai\n\n${words}\n\neins\nzwei\n\n${words}`)
  })

  test('are all of the page where it is built too deep to look for an article', () => {
    const deep = '<div>'.repeat(300)
    const { text, extraction } = read(htmlOf(`<p>Ja.</p>${deep}Nein<br>und <b>doch</b>.`))
    expect({ text, extraction }).toEqual({ text: 'Ja.\n\nNein\nund doch.', extraction: 'WHOLE_PAGE' })
  })

  test('are those of a text file as they stand', () => {
    const { text, extraction } = read('<b>Eins</b>\r\nzwei\r', { mediaType: 'text/plain' })
    expect({ text, extraction }).toEqual({ text: '<b>Eins</b>\nzwei', extraction: 'PLAIN_TEXT' })
  })

  test('are no scripts, styles, comments and what is hidden', () => {
    const unseen =
      '<script>alert(1)</script><style>p{}</style><!-- no --><p hidden>no</p><template>no</template>'
    expect(read(htmlOf(`<p>Ja.</p>${unseen}`)).text).toBe('Ja.')
  })

  test('are kept as they can be found again: in NFC, without soft hyphens and NUL', () => {
    const { text } = read(htmlOf('<p>Bru\u0308&shy;cke\u200b\0 &amp; &lt;b&gt; &#128512; &nbsp;x</p>'))
    expect(text.replace(/\u00a0/g, '~')).toBe('Brücke & <b> 😀 ~x')
  })

  test.each<[string, Uint8Array, string | undefined, string]>([
    ['what the header says', Buffer.from(htmlOf('<p>Brücke</p>'), 'latin1'), 'ISO-8859-1', 'windows-1252'],
    ['what the page says', latin('<meta charset="iso-8859-15">'), undefined, 'iso-8859-15'],
    ['a byte order mark', Buffer.from(`\ufeff${htmlOf('<p>Brücke</p>')}`, 'utf16le'), 'utf-8', 'utf-16le'],
    ['what fits: UTF-8', Buffer.from(htmlOf('<p>Brücke</p>')), undefined, 'utf-8'],
    ['what fits: not UTF-8', latin(''), undefined, 'windows-1252'],
    ['no name of nonsense', Buffer.from(htmlOf('<p>Brücke</p>')), 'x-nonsense', 'utf-8'],
  ])('are decoded by %s', (_how, bytes, charset, encoding) => {
    expect(read(bytes, charset ? { charset } : {})).toMatchObject({
      ...{ encoding, isDamaged: false },
      text: expect.stringContaining('Brücke'),
    })
  })

  test('that are not in the encoding that the page says are called damaged', () => {
    expect(read(latin(''), { charset: 'utf-8' })).toMatchObject({ isDamaged: true })
  })
})

function latin(head: string): Uint8Array {
  return Buffer.from(htmlOf('<p>Brücke</p>', head), 'latin1')
}

describe('what a page says of itself', () => {
  const json = (thing: unknown) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`

  test('is read in its JSON-LD', () => {
    const article = {
      '@graph': [
        { '@type': 'WebSite', name: 'no' },
        {
          '@type': ['NewsArticle'],
          headline: 'Brücke öffnet',
          author: [{ name: 'Ada Long' }, 'Bob'],
          publisher: { name: 'Der Tag' },
          datePublished: '2026-03-02T10:00:00+0100',
        },
      ],
    }
    expect(read(htmlOf('', json(article))).metadata).toEqual({
      ...{ title: 'Brücke öffnet', author: 'Ada Long, Bob', publisher: 'Der Tag', language: 'de' },
      publishedAt: '2026-03-02T10:00:00+01:00',
    })
  })

  test('or in its meta names', () => {
    const names = {
      'og:title': 'B',
      author: 'Ada',
      'og:site_name': 'Tag',
      'article:published_time': '2026-03-02',
    }
    const meta = Object.entries(names).map(
      ([name, content]) => `<meta property="${name}" content="${content}">`,
    )
    expect(read(htmlOf('', meta.join(''))).metadata).toEqual({
      ...{ title: 'B', author: 'Ada', publisher: 'Tag', language: 'de', publishedAt: '2026-03-02' },
    })
  })

  test('is left out where it is no such thing, never guessed', () => {
    const article = {
      '@type': 'Article',
      headline: 7,
      author: 'https://daily.example/ada',
      publisher: { name: {} },
      datePublished: 'yesterday',
      __proto__: { name: 'no' },
    }
    const broken = '<script type="application/ld+json">{"@type":</script>'
    const found = read(`<html lang="klingon!"><title></title>${broken}${json(article)}`)
    expect(found.metadata).toEqual({})
  })
})

test('a page that takes too long is given up, and its process with it; the next is read', async () => {
  const page = (html: string) => ({ bytes: Buffer.from(html), mediaType: 'text/html', charset: undefined })
  const endless = page(htmlOf('<div>x'.repeat(500_000)))
  await expect(readPageApart(endless, 30)).rejects.toThrow('too much work to read')
  expect((await readPageApart(page(htmlOf('<p>Ja.</p>')))).text).toBe('Ja.')
})
