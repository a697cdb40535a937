import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import type { Sentence } from '../../errors.ts'
import { endsEarly, itemTaken, slugTaken } from '../../speakers/speakers.ts'
import { at, intakeOf, writing } from './kind.ts'
import { timesWrong, unless } from './rules.ts'

/** Reviewers, who come without an account and can't log in, and speakers. */

export const takeReviewers = intakeOf({
  list: 'reviewers',
  async judge({ database, seen }, reviewers) {
    const slugs = reviewers.map(({ slug }) => slug)
    const rows = await database.tables.reviewer.findMany({ where: { slug: { in: slugs } } })
    const taken = new Set(rows.map(({ slug }) => slug))
    return ({ slug, createdAt }) => [
      ...unless(!taken.has(slug) && !seen.has('reviewer slug', slug), '/slug', reviewerTaken(slug)),
      ...timesWrong(['/createdAt', createdAt]),
    ]
  },
  remember(seen, { id, slug }) {
    seen.add('reviewer', id)
    seen.add('reviewer slug', slug)
  },
  write: writing({
    reviewer: ({ id, slug, name, isExample, createdAt }: DeskRecord<'reviewers'>) => ({
      ...{ id, slug, name, is_example: isExample, created_at: createdAt },
    }),
  }),
})

export const takeSpeakers = intakeOf({
  list: 'speakers',
  async judge({ database, seen }, speakers) {
    const items = speakers.flatMap(({ wikidataId }) => wikidataId ?? [])
    const rows = await database.tables.speaker.findMany({
      where: { OR: [{ slug: { in: speakers.map(({ slug }) => slug) } }, { wikidataId: { in: items } }] },
    })
    return (speaker) => {
      const { slug, wikidataId } = speaker
      const bySlug = rows.find((row) => row.slug === slug) ?? (seen.has('slug', slug) ? speaker : undefined)
      const byItem = wikidataId === null ? undefined : rows.find((row) => row.wikidataId === wikidataId)
      const isItemSeen = wikidataId !== null && seen.has('item', wikidataId)
      return [
        ...(bySlug ? [at('/slug', slugTaken(bySlug))] : []),
        ...(byItem || isItemSeen ? [at('/wikidataId', itemTaken(byItem ?? speaker))] : []),
        ...speakerWrong(speaker),
      ]
    }
  },
  remember(seen, { id, slug, wikidataId }) {
    seen.add('speaker', id)
    seen.add('slug', slug)
    if (wikidataId !== null) seen.add('item', wikidataId)
  },
  write: writing({
    speaker: ({ id, slug, name, kind, wikidataId, description, createdAt }: DeskRecord<'speakers'>) => ({
      ...{ id, slug, name, kind, wikidata_id: wikidataId, description, created_at: createdAt },
    }),
    speaker_alias: ({ id, aliases }) => aliases.map((alias) => ({ ...alias, speaker_id: id })),
    speaker_role: ({ id, roles }) => roles.map((role) => ({ ...role, speaker_id: id })),
  }),
})

function speakerWrong({ aliases, roles, createdAt }: DeskRecord<'speakers'>) {
  const names = new Set(aliases.map(({ name }) => name))
  return [
    ...unless(names.size === aliases.length, '/aliases', aliasTwice),
    ...roles.flatMap((role, nth) =>
      unless(!role.from || !role.to || role.from <= role.to, `/roles/${nth}/to`, endsEarly(role)),
    ),
    ...timesWrong(['/createdAt', createdAt]),
  ]
}

function reviewerTaken(slug: string): Sentence {
  return {
    en: `Somebody else judges here as "${slug}".`,
    de: `Jemand anderes bewertet hier als „${slug}“.`,
  }
}

const aliasTwice = { en: 'A name stands here twice.', de: 'Ein Name steht hier zweimal.' }
