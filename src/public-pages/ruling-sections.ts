import { pageLanguageOf } from '../claim-reviews/claim-review.ts'
import type { PublishedRuling, ReviewedCitation, ReviewedQuote } from '../claim-reviews/reviewed-ruling.ts'
import { dayText } from './day-text.ts'
import { type Html, html } from './html.ts'
import { pageWords } from './page-words.ts'
import { addressOfWords } from './text-fragment.ts'

type Language = 'de' | 'en'

/** The quotes, each with a link to its words. */
export function saidSection(ruling: PublishedRuling): Html {
  const language = pageLanguageOf(ruling)
  if (ruling.quotes.length === 0) return html``
  return html`<section><h2>${pageWords[language].said}</h2>
${ruling.quotes.map((quote) => quoteFigure(quote, language))}</section>`
}

function quoteFigure(quote: ReviewedQuote, language: Language): Html {
  const { speaker, roleTitle, saidAt, text, document } = quote
  const said = saidAt && html`, ${pageWords[language].saidOn} ${day(saidAt, language)}`
  return html`<figure><blockquote lang="${quote.language}"><p>${text}</p></blockquote>
<figcaption><bdi>${speaker.name}</bdi>${roleTitle && html` (${roleTitle})`}${said}<br>
${documentLink(quote)}, <bdi>${document.publisher}</bdi>${document.publishedAt && html`, ${day(document.publishedAt, language)}`}</figcaption></figure>
`
}

function documentLink({ document, segments }: ReviewedQuote): Html {
  const title = html`<cite lang="${document.language}">${document.title}</cite>`
  if (!document.url) return title
  const words = segments.map(({ exact }) => exact)
  return html`<a href="${addressOfWords(document.url, words)}">${title}</a>`
}

export function evidenceSection(ruling: PublishedRuling): Html {
  const language = pageLanguageOf(ruling)
  if (ruling.citations.length === 0) return html``
  return html`<section><h2>${pageWords[language].evidence}</h2>
<ul>${ruling.citations.map((citation) => citationEntry(citation, language))}</ul></section>`
}

function citationEntry(citation: ReviewedCitation, language: Language): Html {
  const { title, url, author, publisher, publishedAt, archiveUrl, stance, excerpt, locator } = citation
  const words = pageWords[language]
  const by = [author, publisher].filter(Boolean).map((name) => html`, <bdi>${name}</bdi>`)
  const archived = archiveUrl && html` (<a href="${archiveUrl}">${words.archived}</a>)`
  const passage = excerpt && html`<blockquote><p>${excerpt}</p></blockquote>`
  return html`<li>${url ? html`<a href="${excerpt ? addressOfWords(url, [excerpt]) : url}">${title}</a>` : title}${by}${publishedAt && html`, ${day(publishedAt, language)}`}${locator && html`, ${locator}`}${archived}
<span class="stance">${words.stances[stance]}</span>${passage}</li>
`
}

export function repliesSection(ruling: PublishedRuling): Html {
  const language = pageLanguageOf(ruling)
  if (ruling.replies.length === 0) return html``
  return html`<section><h2>${pageWords[language].replies}</h2>
${ruling.replies.map(
  ({ name, answer, answeredAt }) => html`<figure><blockquote><p class="words">${answer}</p></blockquote>
<figcaption><bdi>${name}</bdi>, ${day(answeredAt, language)}</figcaption></figure>
`,
)}</section>`
}

function day(moment: string, language: Language): Html {
  return html`<time datetime="${moment}">${dayText(moment, language)}</time>`
}
