import type { ReviewEntry } from '../../reviews/review.schema.ts'
import { reviewStates } from '../../reviews/review-table.ts'
import { ChoiceFilter, MomentFilter, YesFilter } from '../filter-fields.tsx'
import { useFilters } from '../filters.ts'
import { formatMoment } from '../formats.ts'
import { ListView } from '../list-view.tsx'
import { aspects, choicesOf, nameOf } from '../names.ts'
import { Page } from '../page.tsx'
import { useAnswer } from '../use-answer.ts'
import { useList } from '../use-list.ts'
import { t, type Word } from '../words.ts'

export function stateName(state: string): string {
  return t(`review.state.${state}` as Word)
}

/** What waits to be judged, decided and ruled; "mine" is what waits for me. */
export function QueuePage() {
  const filters = useFilters(['mine', 'state', 'aspect', 'due'])
  const list = useList('reviews', filters.query)
  const counts = useAnswer('reviews', { ...filters.query, limit: 1 }).value?.counts
  return (
    <Page
      title={t('reviews.title')}
      class="narrow"
      actions={<a href="/corrections">{t('corrections.title')}</a>}
    >
      <div class="fields">
        <ChoiceFilter
          filters={filters}
          name="state"
          label={t('reviews.state')}
          choices={reviewStates.map((state) => ({ value: state, label: stateName(state) }))}
        />
        <ChoiceFilter
          filters={filters}
          name="aspect"
          label={t('aspect')}
          choices={choicesOf('aspect', aspects)}
        />
        <MomentFilter filters={filters} name="due" label={t('reviews.dueBy')} />
        <YesFilter filters={filters} name="mine" label={t('reviews.mine')} />
      </div>
      {counts && (
        <p class="meta">
          {t('reviews.counts', { mine: counts.mine, fitting: counts.fitting })}
          {counts.overdue > 0 && ` · ${t('reviews.overdue', { count: counts.overdue })}`}
        </p>
      )}
      <ListView
        label={t('reviews.title')}
        list={list}
        keyOf={(review) => review.id}
        row={(review) => <ReviewRow review={review} />}
        empty={t('reviews.none')}
      />
    </Page>
  )
}

function ReviewRow({ review }: { review: ReviewEntry }) {
  return (
    <>
      <a href={`/reviews/${review.id}`} lang={review.language} data-row>
        {review.text}
      </a>
      <p class="meta parts">
        <span>{nameOf('aspect', review.aspect)}</span>
        <span>{stateName(review.state)}</span>
        <span>{t('review.in', { in: review.judgementsIn, of: review.reviewers })}</span>
        {review.dueAt && <span>{t('review.due', { day: formatMoment(review.dueAt) })}</span>}
        {review.assignments.map(({ reviewer }) => (
          <bdi key={reviewer.slug}>{reviewer.name}</bdi>
        ))}
      </p>
    </>
  )
}
