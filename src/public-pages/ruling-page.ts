import {
  pageLanguageOf,
  pageTitleOf,
  publicClaimReviewOf,
  wholeClaimOf,
} from '../claim-reviews/claim-review.ts'
import { type Imprint, pageAddress } from '../claim-reviews/imprint.ts'
import type { PublishedRuling } from '../claim-reviews/reviewed-ruling.ts'
import { scriptText } from '../claim-reviews/script-text.ts'
import { dayText } from './day-text.ts'
import { type Html, html, verbatim } from './html.ts'
import { markdownHtml } from './markdown-html.ts'
import { type PageFrame, pageText } from './page-frame.ts'
import { pageWords } from './page-words.ts'
import { evidenceSection, repliesSection, saidSection } from './ruling-sections.ts'

/** The public page of a ruling; with an imprint, and while it stands, with its markup. */
export function rulingPage(ruling: PublishedRuling, frame: PageFrame, imprint?: Imprint): string {
  const language = pageLanguageOf(ruling)
  return pageText(frame, {
    language,
    title: pageTitleOf(ruling),
    head: headOf(ruling, imprint),
    body: html`<article>
${answerOf(ruling)}
${notices(ruling, frame)}
<section><h2>${pageWords[language].inFull}</h2>${markdownHtml(ruling.text)}</section>
${saidSection(ruling)}
${evidenceSection(ruling)}
${repliesSection(ruling)}
${foot(ruling, imprint)}
</article>`,
  })
}

function headOf(ruling: PublishedRuling, imprint: Imprint | undefined): Html {
  const markup = imprint && publicClaimReviewOf(ruling, imprint)
  return html`<meta name="description" content="${ruling.summary}">
${imprint && html`<link rel="canonical" href="${pageAddress(imprint, ruling.id)}">`}
${markup && html`<script type="application/ld+json">${verbatim(scriptText(markup))}</script>`}`
}

function answerOf(ruling: PublishedRuling): Html {
  const { target, aspectLabels, rating, summary, publishedAt } = ruling
  const language = pageLanguageOf(ruling)
  return html`<p class="kicker">${aspectLabels[language]} · ${pageWords[language].published}
<time datetime="${publishedAt}">${dayText(publishedAt, language)}</time></p>
<h1 lang="${target.language}">${wholeClaimOf(ruling)}</h1>
<p class="rating"><strong>${rating.labels[language]}</strong></p>
<p class="summary">${summary}</p>`
}

/** What became of it, and of what it took the place of. */
function notices(ruling: PublishedRuling, frame: PageFrame): Html[] {
  const language = pageLanguageOf(ruling)
  const words = pageWords[language]
  const { withdrawal, correctedBy, corrects, correctionNote } = ruling
  const on = (at: string) => html`<time datetime="${at}">${dayText(at, language)}</time>`
  return [
    ...(withdrawal
      ? [
          html`<p class="notice"><strong>${words.withdrawn} ${on(withdrawal.at)}:</strong> ${withdrawal.reason}</p>`,
        ]
      : []),
    ...(correctedBy
      ? [
          html`<p class="notice"><strong>${words.corrected} ${on(correctedBy.publishedAt)}.</strong>
<a href="${frame.addressOf(correctedBy.id)}">${words.correctedNow}</a></p>`,
        ]
      : []),
    ...(corrects
      ? [
          html`<p class="notice"><strong>${words.corrects}</strong> ${correctionNote}
(<a href="${frame.addressOf(corrects)}">${words.correctsEarlier}</a>)</p>`,
        ]
      : []),
  ]
}

function foot(ruling: PublishedRuling, imprint: Imprint | undefined): Html {
  const words = pageWords[pageLanguageOf(ruling)]
  const licence = imprint?.licence
  return html`<footer><p><strong>${words.how}:</strong> ${words.methods[ruling.method]}</p>
${licence && html`<p><a rel="license" href="${licence}">${words.licence}</a></p>`}</footer>`
}
