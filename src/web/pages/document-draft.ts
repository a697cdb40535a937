import type { NewDocument } from '../../documents/document.schema.ts'
import type { PagePreview } from '../../web-pages/web-page.schema.ts'
import { currentLanguage } from '../words.ts'

/** A document that is being added: what is typed, and the page that the desk has fetched for it. */
export type DocumentDraft = Required<Record<keyof Omit<NewDocument, 'receipt'>, string>> &
  Pick<NewDocument, 'kind'> & { fetched?: Fetched | undefined }

/** `text` is what was read on the page, to see whether it was edited since. */
export interface Fetched extends Pick<PagePreview, 'page' | 'extraction' | 'isDamaged' | 'receipt'> {
  text: string
  /** What the page does not say of itself. */
  unsaid: readonly PageField[]
}

const pageFields = ['title', 'publisher', 'author', 'language', 'publishedAt'] as const
type PageField = (typeof pageFields)[number]

const typed = ['title', 'publisher', 'text', 'url', 'author', 'publishedAt'] as const

export function freshDraft(): DocumentDraft {
  const blank = { title: '', publisher: '', text: '', url: '', author: '', publishedAt: '' }
  return { ...blank, language: currentLanguage(), kind: 'ARTICLE' }
}

export function isEmpty(draft: DocumentDraft): boolean {
  return typed.every((name) => draft[name].trim() === '')
}

/** Fills in what a page says. A language that it does not say is left open, for nobody should guess it. */
export function filledFrom(draft: DocumentDraft, preview: PagePreview): DocumentDraft {
  const { page, extraction, isDamaged, receipt, document } = preview
  const { url, text, language } = document
  const said = Object.fromEntries(
    (['title', 'publisher', 'author', 'publishedAt'] as const).map((name) => [
      name,
      document[name] ?? draft[name],
    ]),
  )
  const unsaid = pageFields.filter((name) => document[name] === null)
  const fetched = { page, extraction, isDamaged, receipt, text, unsaid }
  return { ...draft, ...said, url, text, language: language ?? '', fetched }
}

/** Words that somebody typed or pasted, and that fetching a page would replace. */
export function hasOwnWords({ text, fetched }: DocumentDraft): boolean {
  return text.trim() !== '' && text !== fetched?.text
}
