import { pageLanguageOf } from '../claim-reviews/claim-review.ts'
import type { Correction } from '../rulings/correction.schema.ts'
import { dayText } from './day-text.ts'
import { type Html, html } from './html.ts'
import { type PageFrame, pageText } from './page-frame.ts'
import { pageWords } from './page-words.ts'

interface Listed {
  language: 'de' | 'en'
  corrections: readonly Correction[]
  /** Where the older ones are listed. */
  older?: string
}

/** The list of what was corrected or withdrawn, the newest first. */
export function correctionsPage({ language, corrections, older }: Listed, frame: PageFrame): string {
  const words = pageWords[language]
  return pageText(frame, {
    language,
    title: words.corrections,
    body: html`<h1>${words.corrections}</h1>
${corrections.length === 0 && html`<p>${words.noCorrections}</p>`}
<ul class="rows">
${corrections.map((correction) => entry(correction, frame))}</ul>
${older && html`<p><a href="${older}" rel="next">${words.older}</a></p>`}`,
  })
}

/** Each in the language of what it is about. */
function entry(correction: Correction, frame: PageFrame): Html {
  const { kind, at, text, language: spoken, note, before, after } = correction
  const language = pageLanguageOf({ target: { language: spoken } })
  const words = pageWords[language]
  const [was, is] = [before, after].map((answer) => answer?.rating.labels[language])
  const did = kind === 'CORRECTION' ? words.corrected : words.withdrawn
  const address = frame.addressOf(after?.id ?? before.id)
  return html`<li lang="${language}"><h2 lang="${spoken}"><a href="${address}">${text}</a></h2>
<p class="kicker">${did} <time datetime="${at}">${dayText(at, language)}</time>: ${was}${is && html` → ${is}`}</p>
<p>${note}</p></li>
`
}
