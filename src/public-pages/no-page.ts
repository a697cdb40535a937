import { html } from './html.ts'
import { type PageFrame, pageText } from './page-frame.ts'
import { pageWords } from './page-words.ts'

/** What stands where nothing is published. */
export function noPage(language: 'de' | 'en', frame: PageFrame): string {
  const words = pageWords[language]
  return pageText(frame, {
    language,
    title: words.noPage,
    body: html`<h1>${words.noPage}</h1>`,
  })
}
