import { type Static, Type } from 'typebox'
import { Aspect } from '../ratings/rating.schema.ts'
import {
  Changes,
  Count,
  Day,
  Id,
  LanguageTag,
  Line,
  ListOf,
  Nullable,
  paging,
  past,
  Slug,
  search,
  Timestamp,
} from '../shapes.ts'

export const SpeakerKind = Type.Enum(['PERSON', 'ORGANISATION', 'GROUP', 'UNKNOWN'], { title: 'SpeakerKind' })

const name = Line('Name', 200)
const wikidataId = Type.String({
  title: 'Wikidata id',
  pattern: '^Q[1-9][0-9]*$',
  maxLength: 20,
  description: 'A Wikidata item, like Q22686.',
})
const description = Line('Description', 1000)
const title = Line('Role', 200, { description: 'What the speaker was, like US-Außenminister.' })
const organisation = Line('Organisation', 200)

export const NewAlias = Type.Object(
  { name, language: Type.Optional(LanguageTag) },
  { title: 'NewAlias', additionalProperties: false },
)

export const NewRole = Type.Object(
  {
    title,
    organisation: Type.Optional(organisation),
    language: Type.Optional(LanguageTag),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
  },
  { title: 'NewRole', additionalProperties: false },
)
export type NewRole = Static<typeof NewRole>

export const NewSpeaker = Type.Object(
  {
    name,
    kind: SpeakerKind,
    slug: Type.Optional(Slug),
    wikidataId: Type.Optional(wikidataId),
    description: Type.Optional(description),
    aliases: Type.Optional(Type.Array(NewAlias, { maxItems: 100 })),
    roles: Type.Optional(Type.Array(NewRole, { maxItems: 100 })),
  },
  { title: 'NewSpeaker', additionalProperties: false },
)
export type NewSpeaker = Static<typeof NewSpeaker>

/** Aliases and roles, where given, replace the ones that were there. */
export const SpeakerChanges = Changes(NewSpeaker, 'SpeakerChanges', ['slug'])
export type SpeakerChanges = Static<typeof SpeakerChanges>

export const SpeakerName = Type.Object(
  { slug: Slug, name: Type.String() },
  { title: 'SpeakerName', additionalProperties: false },
)
export type SpeakerName = Static<typeof SpeakerName>

const speaker = {
  id: Id,
  slug: Slug,
  name: Type.String(),
  kind: SpeakerKind,
  wikidataId: Nullable(wikidataId),
  description: Nullable(Type.String()),
  aliases: Type.Array(
    Type.Object({ name: Type.String(), language: Nullable(LanguageTag) }, { additionalProperties: false }),
  ),
  roles: Type.Array(
    Type.Object(
      {
        title: Type.String(),
        organisation: Nullable(Type.String()),
        language: Nullable(LanguageTag),
        from: Nullable(Day),
        to: Nullable(Day),
      },
      { additionalProperties: false },
    ),
  ),
  createdAt: Timestamp,
}

export const SpeakerEntry = Type.Object(
  {
    ...speaker,
    counts: Type.Object({ quotes: Count, claims: Count }, { additionalProperties: false }),
  },
  { title: 'SpeakerEntry', additionalProperties: false },
)
export type SpeakerEntry = Static<typeof SpeakerEntry>

/** `counts.verdicts`: current verdicts on the speaker's quotes and claims, for each rating given. */
export const Speaker = Type.Object(
  {
    ...speaker,
    counts: Type.Object(
      {
        quotes: Count,
        claims: Count,
        verdicts: Type.Array(
          Type.Object({ aspect: Aspect, rating: Slug, verdicts: Count }, { additionalProperties: false }),
        ),
      },
      { additionalProperties: false },
    ),
  },
  { title: 'Speaker', additionalProperties: false },
)
export type Speaker = Static<typeof Speaker>

export const SpeakerList = ListOf(SpeakerEntry, 'SpeakerList')
export type SpeakerList = Static<typeof SpeakerList>

export const SpeakerFilter = Type.Object(
  { query: Type.Optional(search), kind: Type.Optional(SpeakerKind), ...past, ...paging },
  { title: 'SpeakerFilter', additionalProperties: false },
)
export type SpeakerFilter = Static<typeof SpeakerFilter>
