import { type Static, Type } from 'typebox'
import { NewClaim } from '../claims/claim.schema.ts'
import { DocumentKind } from '../documents/document.schema.ts'
import { NewOutsideVerdict } from '../outside-verdicts/outside-verdict.schema.ts'
import { QuoteForm } from '../quotes/quote.schema.ts'
import { LanguageTag, Line, Moment, Slug, WebAddress } from '../shapes.ts'
import { SpeakerKind } from '../speakers/speaker.schema.ts'

/** What records of most corpora come to: somebody's words without the text around them, and what others found about it. */

const StatedSpeaker = Type.Object(
  { name: Line('Name', 200), slug: Type.Optional(Slug), kind: SpeakerKind },
  { additionalProperties: false },
)
export type StatedSpeaker = Static<typeof StatedSpeaker>

/** The report of it is the document, its words as given the document's whole text. */
export const StatedQuote = Type.Object(
  {
    speaker: StatedSpeaker,
    words: Line('Words', 20_000),
    form: QuoteForm,
    roleTitle: Type.Optional(Line('Role', 200)),
    saidAt: Type.Optional(Moment),
    occasion: Type.Optional(Line('Occasion', 300)),
    note: Type.Optional(Line('Note', 2000)),
    title: Line('Title', 500),
    publisher: Line('Publisher', 200),
    kind: DocumentKind,
    language: LanguageTag,
    url: Type.Optional(WebAddress),
    publishedAt: Type.Optional(Moment),
  },
  { additionalProperties: false },
)
export type StatedQuote = Static<typeof StatedQuote>

export const Statement = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 5000, description: 'Names it within its format.' }),
    claim: NewClaim,
    quote: Type.Optional(StatedQuote),
    verdicts: Type.Array(NewOutsideVerdict),
  },
  { title: 'Statement', additionalProperties: false },
)
export type Statement = Static<typeof Statement>
