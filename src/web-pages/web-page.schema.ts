import { type Static, Type } from 'typebox'
import { LanguageTag, Moment, Nullable, Sha256, Timestamp, WebAddress } from '../shapes.ts'

export const PageQuestion = Type.Object(
  { url: WebAddress },
  { title: 'PageQuestion', additionalProperties: false },
)
export type PageQuestion = Static<typeof PageQuestion>

const fetched = {
  url: Type.String({ description: 'The address that was asked for.' }),
  finalUrl: Type.String({ description: 'The address that answered, after redirects.' }),
  fetchedAt: Timestamp,
  sha256: { ...Sha256, description: "Of the page's unpacked bytes, as a browser would save them." },
  bytes: Type.Integer({ minimum: 0 }),
  mediaType: Type.String(),
  encoding: Type.String({ description: 'How its bytes were read, like utf-8 or windows-1252.' }),
}

/** The page that a version's words come from. `isEdited`: they are not exactly what was read in it. */
export const FetchedPage = Type.Object(
  { ...fetched, isEdited: Type.Boolean() },
  { title: 'FetchedPage', additionalProperties: false },
)
export type FetchedPage = Static<typeof FetchedPage>

/** What the desk vouches for: `textSha256` is of the words as they were read. */
export const PageFacts = Type.Object(
  { ...fetched, textSha256: Sha256 },
  { title: 'PageFacts', additionalProperties: false },
)
export type PageFacts = Static<typeof PageFacts>

export const Receipt = Type.String({
  title: 'Receipt',
  pattern: '^[\\w-]+\\.[\\w-]{43}$',
  maxLength: 20_000,
  description: 'From the preview of a page: the desk vouches in it for what it fetched.',
})

/** A page as it was read; nothing of it is recorded. What the page does not say is null. */
export const PagePreview = Type.Object(
  {
    page: Type.Object(fetched, { additionalProperties: false }),
    extraction: Type.Enum(['ARTICLE', 'WHOLE_PAGE', 'PLAIN_TEXT'], {
      description: 'How its words were found: the article in it, all of it, or as plain text.',
    }),
    isDamaged: Type.Boolean({ description: 'Some of its bytes are no text in its encoding.' }),
    document: Type.Object(
      {
        url: Type.String(),
        text: Type.String(),
        title: Nullable(Type.String()),
        author: Nullable(Type.String()),
        publisher: Nullable(Type.String()),
        language: Nullable(LanguageTag),
        publishedAt: Nullable(Moment),
      },
      { title: 'PageSuggestion', additionalProperties: false, description: 'Fields for POST /documents.' },
    ),
    receipt: Receipt,
  },
  { title: 'PagePreview', additionalProperties: false },
)
export type PagePreview = Static<typeof PagePreview>
