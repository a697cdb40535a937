import type { Rating, RatingScale } from '../../ratings/rating.schema.ts'
import type { FieldError } from '../problem.ts'
import { t } from '../words.ts'
import type { QuoteDraft, VerdictDraft } from './draft.ts'
import { isBlank, isEmptyCitation, isEmptyClaim, isEmptyVerdict } from './draft-changes.ts'
import { claimPlace, claimVerdictPlace, verdictPlace } from './draft-steps.ts'

/** What can be seen to be missing before anything is sent, so that a quote is not saved by halves. */

/** Characters that a verdict's summary may have. */
export const summaryLimit = 280

export function gapsInQuote(draft: QuoteDraft, scales: readonly RatingScale[]): FieldError[] {
  const { about, segments, verdicts, claims, saved } = draft
  const open = claims.filter((claim) => !isEmptyClaim(claim))
  return [
    ...gap('/segments', segments.length === 0, t('desk.gap.words')),
    ...gap('/speaker', !saved && !about.speaker.known && !about.speaker.fresh, t('desk.gap.speaker')),
    ...gap(
      '/originalLanguage',
      !saved && !isBlank(about.originalText) && isBlank(about.originalLanguage),
      t('desk.gap.originalLanguage'),
    ),
    ...open.flatMap((claim) => [
      ...gap(
        `${claimPlace(claim.key)}/text`,
        !claim.link && claim.text.trim().length < 3,
        t('desk.gap.claim'),
      ),
      ...gapsInVerdict(claim.verdict, scales, claimVerdictPlace(claim.key)),
    ]),
    ...verdicts.flatMap((verdict) => gapsInVerdict(verdict, scales, verdictPlace(verdict.aspect))),
  ]
}

export function gapsInVerdict(
  verdict: VerdictDraft,
  scales: readonly RatingScale[],
  place = '',
): FieldError[] {
  if (verdict.saved || isEmptyVerdict(verdict)) return []
  const { rating, summary, supersedes, changeNote } = verdict
  const cited = verdict.citations.filter((citation) => !isEmptyCitation(citation))
  const needsSource = ratingOf(verdict, scales)?.needsCitation ?? false
  return [
    ...gap(`${place}/rating`, rating === '', t('desk.gap.rating')),
    ...gap(`${place}/summary`, isBlank(summary), t('desk.gap.summary')),
    ...gap(`${place}/summary`, [...summary.trim()].length > summaryLimit, t('desk.gap.summaryLong')),
    ...gap(`${place}/citations`, needsSource && cited.length === 0, t('desk.gap.source')),
    ...gap(`${place}/changeNote`, Boolean(supersedes) && isBlank(changeNote), t('desk.gap.changeNote')),
    ...cited
      .filter(({ known }) => !known)
      .flatMap(({ key, title, publisher, kind }) => [
        ...gap(`${place}/citations/${key}/title`, isBlank(title), t('desk.gap.fill')),
        ...gap(`${place}/citations/${key}/publisher`, isBlank(publisher), t('desk.gap.fill')),
        ...gap(`${place}/citations/${key}/kind`, kind === '', t('desk.gap.fill')),
      ]),
  ]
}

export function ratingOf(
  { aspect, rating }: VerdictDraft,
  scales: readonly RatingScale[],
): Rating | undefined {
  return scales.find((scale) => scale.aspect === aspect)?.ratings.find((one) => one.key === rating)
}

function gap(pointer: string, isMissing: boolean, detail: string): FieldError[] {
  return isMissing ? [{ pointer, detail }] : []
}
