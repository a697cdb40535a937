import { pageLanguageOf, wholeClaimOf } from '../claim-reviews/claim-review.ts'
import { isStanding, type PublishedRuling } from '../claim-reviews/reviewed-ruling.ts'
import { dayText } from './day-text.ts'
import { type Html, html } from './html.ts'
import { type PageFrame, pageText } from './page-frame.ts'
import { pageWords } from './page-words.ts'

interface Listed {
  language: 'de' | 'en'
  rulings: readonly PublishedRuling[]
  /** Where the older ones are listed. */
  older?: string
}

/** The list of what is or was published, the newest first. */
export function listPage({ language, rulings, older }: Listed, frame: PageFrame): string {
  const words = pageWords[language]
  return pageText(frame, {
    language,
    title: words.title,
    body: html`<h1>${words.title}</h1>
${rulings.length === 0 && html`<p>${words.nothing}</p>`}
<ul class="rows">
${rulings.map((ruling) => entry(ruling, frame))}</ul>
${older && html`<p><a href="${older}" rel="next">${words.older}</a></p>`}`,
  })
}

/** Each in its own language. */
function entry(ruling: PublishedRuling, frame: PageFrame): Html {
  const { id, target, aspectLabels, rating, summary, publishedAt } = ruling
  const language = pageLanguageOf(ruling)
  return html`<li lang="${language}"><h2 lang="${target.language}"><a href="${frame.addressOf(id)}">${wholeClaimOf(ruling)}</a></h2>
<p class="kicker">${aspectLabels[language]} · <time datetime="${publishedAt}">${dayText(publishedAt, language)}</time></p>
${isStanding(ruling) ? html`<p><strong class="rating">${rating.labels[language]}</strong> ${summary}</p>` : fate(ruling)}</li>
`
}

function fate(ruling: PublishedRuling): Html {
  const language = pageLanguageOf(ruling)
  const words = pageWords[language]
  const { withdrawal, correctedBy } = ruling
  const at = withdrawal?.at ?? correctedBy?.publishedAt ?? ''
  return html`<p class="notice">${withdrawal ? words.withdrawn : words.corrected} ${dayText(at, language)}.</p>`
}
