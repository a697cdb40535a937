import { type Block, blocksOf, type Words } from '../markdown.ts'
import { type Html, html } from './html.ts'

/** Markdown as markdown.ts reads it, in HTML. */
export function markdownHtml(text: string): Html[] {
  return blocksOf(text).map(blockHtml)
}

function blockHtml({ kind, entries }: Block): Html {
  if (kind === 'paragraph') return html`<p class="words">${entries.flat().map(wordsHtml)}</p>\n`
  const items = entries.map((words) => html`<li>${words.map(wordsHtml)}</li>`)
  return kind === 'numbered' ? html`<ol>${items}</ol>\n` : html`<ul>${items}</ul>\n`
}

function wordsHtml(words: Words): Html {
  if (typeof words === 'string') return html`${words}`
  if ('strong' in words) return html`<strong>${words.strong.map(wordsHtml)}</strong>`
  if ('emphasis' in words) return html`<em>${words.emphasis.map(wordsHtml)}</em>`
  return html`<a href="${words.address}" rel="noreferrer noopener">${words.label}</a>`
}
