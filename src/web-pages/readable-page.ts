import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { decodePage } from './page-encoding.ts'
import { type PageMetadata, readMetadata } from './page-metadata.ts'
import { cleanText, type PageNode, textOfPage } from './page-text.ts'

export interface BytesOfPage {
  bytes: Uint8Array
  mediaType: string
  charset: string | undefined
}

/** The words of a page, and how they were found: its article, all of it where there is none, or as plain as they came. */
export interface ReadablePage {
  text: string
  extraction: 'ARTICLE' | 'WHOLE_PAGE' | 'PLAIN_TEXT'
  encoding: string
  isDamaged: boolean
  metadata: PageMetadata
}

/** Works on what strangers wrote: run it where its time and memory are limited (page-process.ts). */
export function readPage({ bytes, mediaType, charset }: BytesOfPage): ReadablePage {
  const { text, encoding, isDamaged } = decodePage(bytes, charset)
  if (mediaType === 'text/plain')
    return { text: cleanText(text), extraction: 'PLAIN_TEXT', encoding, isDamaged, metadata: {} }
  const { document } = parseHTML(withBody(text))
  const metadata = readMetadata(document)
  // Taken apart one by one: a document type has no next sibling here.
  const roots: PageNode[] = [...document.children]
  const whole = roots.map(textOfPage).filter(Boolean).join('\n\n')
  const article = roots.some(isTooDeep) ? '' : articleText(document)
  return article
    ? { text: article, extraction: 'ARTICLE', encoding, isDamaged, metadata }
    : { text: whole, extraction: 'WHOLE_PAGE', encoding, isDamaged, metadata }
}

type Parsed = ReturnType<typeof parseHTML>['document']

/** The parser invents no missing tags; a page without a body would be read from its first element only. */
function withBody(html: string): string {
  return /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`
}

// What the search for the article may cost grows with the square of the depth.
const deepestArticle = 200

/** The search changes the document. */
function articleText(document: Parsed): string {
  const found = new Readability<PageNode>(document, {
    serializer: (node) => node as unknown as PageNode,
    charThreshold: 200,
  }).parse()
  return found?.content ? textOfPage(found.content) : ''
}

function isTooDeep(root: PageNode): boolean {
  const ahead: [node: PageNode, depth: number][] = [[root, 0]]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [node, depth] = next
    if (depth > deepestArticle) return true
    for (let child = node.firstChild; child; child = child.nextSibling) ahead.push([child, depth + 1])
  }
  return false
}
