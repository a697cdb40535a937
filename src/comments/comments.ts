import { randomBytes } from 'node:crypto'
import type { Database } from '../database/open.ts'
import { invalidAt } from '../errors.ts'
import { digestOfText } from '../history/digests.ts'
import { tell } from '../notices/notices.ts'
import type { Target } from '../verdicts/verdict.schema.ts'
import { aspectsOf } from '../verdicts/verdict-rules.ts'
import { targetColumns } from '../verdicts/verdicts.ts'
import type { NewComment } from './comment.schema.ts'

/** Records a comment and tells those whom it mentions. @returns its id. @throws DomainError `invalid` for an aspect that does not fit. */
export async function recordComment(
  database: Database,
  target: Target,
  byId: string,
  { text, aspect, givesAway = false }: NewComment,
): Promise<string> {
  if (aspect && !aspectsOf(target.type).includes(aspect)) throw wrongAspect()
  const mentioned = await mentionedIn(database, text)
  const salt = randomBytes(32).toString('base64url')
  const digest = digestOfText(salt, text)
  const { id } = await database.tables.comment.create({
    data: {
      ...targetColumns(target),
      ...{ aspect: aspect ?? null, byId, text, salt, digest, givesAway },
      mentions: { create: mentioned.map((reviewerId) => ({ reviewerId })) },
    },
    select: { id: true },
  })
  await tell(database, 'MENTION', mentioned, { causedById: byId, commentId: id })
  return id
}

async function mentionedIn({ tables }: Database, text: string): Promise<string[]> {
  const slugs = [...text.matchAll(/(?<![\w.-])@([a-z0-9]+(?:-[a-z0-9]+)*)/g)].flatMap(
    ([, slug]) => slug ?? [],
  )
  const known = await tables.reviewer.findMany({ where: { slug: { in: slugs } }, select: { id: true } })
  return known.map(({ id }) => id)
}

function wrongAspect() {
  return invalidAt('/aspect', {
    en: 'TRUTH judges a claim; AUTHENTICITY, CONTEXT and TRANSLATION judge a quote.',
    de: 'TRUTH bewertet eine Behauptung; AUTHENTICITY, CONTEXT und TRANSLATION bewerten ein Zitat.',
  })
}
