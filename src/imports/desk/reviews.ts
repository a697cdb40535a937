import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import type { FieldError, Sentence } from '../../errors.ts'
import { refused, reviewedAlready } from '../../reviews/refusals.ts'
import { methodOf } from '../../reviews/review-table.ts'
import { aspectsOf } from '../../verdicts/verdict-rules.ts'
import { refusals } from '../../verdicts/verdicts.ts'
import { type KnownRatings, readRatings } from './given-ratings.ts'
import { at, intakeOf, type Setting } from './kind.ts'
import { findNamed, type IsA, targetIds } from './named.sql.ts'
import { writeReviews } from './review-rows.ts'
import { stepsOf } from './review-steps.ts'
import { readBases, readReviewed } from './reviews.sql.ts'
import { missing, timesWrong, unless } from './rules.ts'

/** Reviews with their rulings that are or were public, and the replies to them. */

type Review = DeskRecord<'reviews'>
type Ruling = Review['rulings'][number]

export const takeReviews = intakeOf({
  list: 'reviews',
  async judge(setting, reviews) {
    const isA = await findNamed(setting, namesIn(reviews))
    const ratings = await readRatings(setting.database, setting.seen)
    const reviewedBy = await readReviewed(setting.database, reviews)
    const rulingWrong = await judgeRulings(setting, reviews, ratings)
    return (review) => {
      const other = reviewedBy(review)
      const isSeen = setting.seen.has('reviewed', review.aspect, review.target.id)
      return [
        ...namedWrong(review, isA),
        ...unless(
          aspectsOf(review.target.type).includes(review.aspect),
          '/aspect',
          refusals['wrong-aspect'].sentence,
        ),
        ...(other || isSeen ? [at('/target', reviewedAlready(other ?? '…').sentence)] : []),
        ...review.rulings.flatMap((ruling, nth) => rulingWrong(review, ruling, `/rulings/${nth}`)),
        ...orderWrong(review),
        ...review.replies.flatMap((reply, nth) => replyWrong(reply, `/replies/${nth}`)),
      ]
    }
  },
  remember: (seen, { aspect, target }) => seen.add('reviewed', aspect, target.id),
  write: writeReviews,
})

function namesIn(reviews: readonly Review[]) {
  return {
    ...targetIds(reviews),
    reviewer: reviews.flatMap((review) => actorsOf(review).map(([, id]) => id)),
    speaker: reviews.flatMap(({ replies }) => replies.map(({ speaker }) => speaker)),
  }
}

function namedWrong(review: Review, isA: IsA): FieldError[] {
  return [
    ...missing('/target/id', review.target.id, isA(review.target.type)),
    ...actorsOf(review).flatMap(([pointer, id]) => missing(pointer, id, isA('reviewer'))),
    ...review.replies.flatMap(({ speaker }, nth) =>
      missing(`/replies/${nth}/speaker`, speaker, isA('speaker')),
    ),
  ]
}

/** Everybody who did something in a review. */
function actorsOf({ openedBy, rulings, replies }: Review): [pointer: string, id: string][] {
  return [
    ['/openedBy', openedBy],
    ...rulings.flatMap(({ ruledBy, publishedBy, withdrawal }, nth): [string, string][] => [
      [`/rulings/${nth}/ruledBy`, ruledBy],
      [`/rulings/${nth}/publishedBy`, publishedBy],
      ...(withdrawal ? [[`/rulings/${nth}/withdrawal/by`, withdrawal.by] satisfies [string, string]] : []),
    ]),
    ...replies.map(({ askedBy }, nth): [string, string] => [`/replies/${nth}/askedBy`, askedBy]),
  ]
}

/** What a ruling rests on must be verdicts on the same that say the same, unless an editor decided; by others than who rules. */
async function judgeRulings({ database, seen }: Setting, reviews: readonly Review[], ratings: KnownRatings) {
  const bases = await readBases(database, reviews)
  return (review: Review, ruling: Ruling, place: string): FieldError[] => {
    const { rating, method, verdicts, ruledBy, publishedBy, createdAt, publishedAt } = ruling
    const isBasis = (id: string) =>
      bases.isOn(review, id) || seen.has('verdict on', review.aspect, review.target.id, id)
    const agrees = (id: string) => bases.isRated(id, rating.key) || seen.has('rated', id, rating.key)
    const hasJudged = (who: string, before: string) =>
      bases.hasJudged(review, who, before) || verdicts.some((id) => seen.has('verdict by', who, id))
    const ownJudgement = refused('own-judgement', 'rule', 'AGREED').sentence
    return [
      ...ratings.wrong(rating, review.aspect).map((error) => at(`${place}${error.pointer}`, error.sentence)),
      ...verdicts.flatMap((id, nth) => missing(`${place}/verdicts/${nth}`, id, isBasis)),
      ...unless(method === 'ADJUDICATED' || verdicts.every(agrees), `${place}/rating`, sentences.disagrees),
      ...unless(
        method === methodOf(review.reviewers, method === 'ADJUDICATED'),
        `${place}/method`,
        sentences.method,
      ),
      ...unless(!hasJudged(ruledBy, createdAt), `${place}/ruledBy`, ownJudgement),
      ...unless(!hasJudged(publishedBy, publishedAt), `${place}/publishedBy`, ownJudgement),
    ]
  }
}

/** At each time one ruling stands; a later one corrects it, or comes after it was withdrawn. */
function orderWrong(review: Review): FieldError[] {
  const numbers = review.rulings.map(({ number }) => number)
  const isAscending = numbers.every((number, nth) => nth === 0 || number > (numbers[nth - 1] ?? 0))
  return [
    ...unless(isAscending, '/rulings', sentences.numbers),
    ...review.rulings.flatMap((ruling, nth) =>
      standingWrong(ruling, review.rulings[nth - 1], `/rulings/${nth}`),
    ),
    ...timesWrong(...stepsOf(review).map(({ at: time, place }): [string, string] => [place, time])),
  ]
}

function standingWrong(ruling: Ruling, before: Ruling | undefined, place: string): FieldError[] {
  const { corrects, correctionNote, cycle } = ruling
  const standing = before?.withdrawal === null ? before.id : null
  return [
    ...unless(corrects === standing, `${place}/corrects`, sentences.corrects),
    ...unless((corrects === null) === (correctionNote === null), `${place}/correctionNote`, sentences.note),
    ...unless(cycle >= (before?.cycle ?? 1), `${place}/cycle`, sentences.numbers),
  ]
}

function replyWrong(reply: Review['replies'][number], place: string): FieldError[] {
  const { speaker, name, askedAt, createdAt, answer, answeredAt } = reply
  return [
    ...unless((speaker === null) !== (name === null), `${place}/name`, sentences.somebody),
    ...unless((answer === null) === (answeredAt === null), `${place}/answeredAt`, sentences.answered),
    ...[askedAt, createdAt, answeredAt].flatMap((time) => timesWrong([place, time])),
  ]
}

const sentences = {
  disagrees: {
    en: 'The verdicts that it rests on say something else, and no editor decided between them.',
    de: 'Die Bewertungen, auf denen es beruht, sagen etwas anderes, und niemand hat zwischen ihnen entschieden.',
  },
  method: {
    en: 'SINGLE is a ruling where one reviewer judged; AGREED and ADJUDICATED where two did.',
    de: 'SINGLE ist ein Urteil, wo eine Person bewertet hat; AGREED und ADJUDICATED, wo es zwei waren.',
  },
  numbers: {
    en: 'Rulings of a review are numbered in the order in which they were made.',
    de: 'Urteile einer Prüfung sind in der Reihenfolge nummeriert, in der sie ergingen.',
  },
  corrects: {
    en: 'A ruling corrects the one that is public when it is made, and none where none is.',
    de: 'Ein Urteil berichtigt das, das bei ihm veröffentlicht ist, und keines, wo keines es ist.',
  },
  note: {
    en: 'A correction says what it changes, and only a correction does.',
    de: 'Eine Berichtigung sagt, was sie ändert, und nur eine Berichtigung tut das.',
  },
  somebody: {
    en: 'Either a speaker or somebody else by name was asked.',
    de: 'Gefragt wurde entweder ein Sprecher oder jemand anderes mit Namen.',
  },
  answered: {
    en: 'An answer was given at a time, and none was not.',
    de: 'Eine Antwort kam zu einer Zeit, keine zu keiner.',
  },
} satisfies Record<string, Sentence>
