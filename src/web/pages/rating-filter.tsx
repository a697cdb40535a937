import type { Aspect } from '../../ratings/rating.schema.ts'
import type { Filters } from '../filters.ts'
import { RatingMark } from '../rating-mark.tsx'
import { usePlace } from '../router.ts'
import { useScales } from '../scales.ts'
import { t } from '../words.ts'

/** Any of these ratings of one aspect. */
export function RatingFilter({ filters, aspect }: { filters: Filters; aspect: Aspect }) {
  const chosen = usePlace().query.getAll('rating')
  const ratings = useScales()?.find((scale) => scale.aspect === aspect)?.ratings ?? []

  function choose(key: string, isOn: boolean): void {
    filters.set({ rating: isOn ? [...chosen, key] : chosen.filter((one) => one !== key) })
  }

  return (
    <fieldset>
      <legend>{t('rating')}</legend>
      {ratings.map((rating) => (
        <label key={rating.key} class="checkbox">
          <input
            type="checkbox"
            checked={chosen.includes(rating.key)}
            onChange={(event) => choose(rating.key, event.currentTarget.checked)}
          />
          <RatingMark rating={rating} />
        </label>
      ))}
    </fieldset>
  )
}
