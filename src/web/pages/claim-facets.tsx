import type { ClaimCounts } from '../../claims/claim.schema.ts'
import type { RatingScale } from '../../ratings/rating.schema.ts'
import type { Filters } from '../filters.ts'
import { formatNumber } from '../formats.ts'
import { nameOf } from '../names.ts'
import { RatingSign, toneOf } from '../rating-mark.tsx'
import { usePlace } from '../router.ts'
import { labelOfRating, placeInScale, useScales } from '../scales.ts'
import { t } from '../words.ts'

/** Counts by rating; each is a link that filters by it, and takes the filter away again. */

type AspectCounts = ClaimCounts['aspects'][number]

export function ClaimFacets({ filters, counts }: { filters: Filters; counts: ClaimCounts | undefined }) {
  const scales = useScales()
  if (!counts || !scales) return null
  return (
    <nav class="facets" aria-label={t('facets.label')}>
      <p class="facet">
        <span>{t('facets.withoutVerdict')}</span>{' '}
        <span class="count">{formatNumber(counts.withoutVerdict)}</span>
      </p>
      {counts.aspects
        .filter((counted) => counted.ratings.length > 0)
        .map((counted) => (
          <AspectFacets key={counted.aspect} filters={filters} counted={counted} scales={scales} />
        ))}
    </nav>
  )
}

interface AspectFacetsProps {
  filters: Filters
  counted: AspectCounts
  scales: readonly RatingScale[]
}

function AspectFacets({ filters, counted: { aspect, ratings }, scales }: AspectFacetsProps) {
  const chosen = useChosenRatings(filters, aspect)
  const inOrder = [...ratings].sort(
    (a, b) => placeInScale(scales, aspect, a.rating) - placeInScale(scales, aspect, b.rating),
  )
  return (
    <>
      <h2>{nameOf('aspect', aspect)}</h2>
      <ul>
        {inOrder.map(({ rating, claims }) => (
          <li key={rating}>
            <a
              class={`facet tone-${toneOf(rating)}`}
              href={filters.hrefWith(changeBy(aspect, chosen, rating))}
              aria-current={chosen.includes(rating) ? 'true' : undefined}
            >
              <RatingSign rating={rating} /> <span>{labelOfRating(scales, aspect, rating)}</span>{' '}
              <span class="count">{formatNumber(claims)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Ratings are chosen within one aspect: the same key may stand in two scales. */
function useChosenRatings(filters: Filters, aspect: string): readonly string[] {
  const { query } = usePlace()
  return filters.valueOf('aspect') === aspect ? query.getAll('rating') : []
}

function changeBy(aspect: string, chosen: readonly string[], rating: string) {
  const rest = chosen.filter((one) => one !== rating)
  const next = rest.length === chosen.length ? [...chosen, rating] : rest
  return { aspect: next.length > 0 ? aspect : undefined, rating: next }
}
