import type { Speaker } from '../../speakers/speaker.schema.ts'
import { formatNumber } from '../formats.ts'
import { aspects, nameOf } from '../names.ts'
import { RatingSign, toneOf } from '../rating-mark.tsx'
import { labelOfRating, placeInScale, useScales } from '../scales.ts'
import { t, tCount } from '../words.ts'

/** How often each rating was given: for each aspect a bar and its table. */

interface Share {
  rating: string
  label: string
  verdicts: number
}

export function RatingPictures({ speaker }: { speaker: Speaker }) {
  const scales = useScales()
  const { verdicts } = speaker.counts
  if (!scales) return null
  const rated = aspects.filter((aspect) => verdicts.some((count) => count.aspect === aspect))
  return (
    <section class="page-section" aria-labelledby="ratings-title">
      <h2 id="ratings-title">{t('ratings.title')}</h2>
      {rated.length === 0 && <p class="meta">{t('ratings.none')}</p>}
      <div class="pictures">
        {rated.map((aspect) => (
          <RatingPicture
            key={aspect}
            title={nameOf('aspect', aspect)}
            shares={verdicts
              .filter((count) => count.aspect === aspect)
              .map((count) => ({ ...count, label: labelOfRating(scales, aspect, count.rating) }))
              .sort(
                (a, b) => placeInScale(scales, aspect, a.rating) - placeInScale(scales, aspect, b.rating),
              )}
          />
        ))}
      </div>
    </section>
  )
}

function RatingPicture({ title, shares }: { title: string; shares: readonly Share[] }) {
  const total = shares.reduce((sum, share) => sum + share.verdicts, 0)
  return (
    <figure class="picture">
      <figcaption>
        <strong>{title}</strong> <span class="meta">{tCount('count.verdicts', total)}</span>
      </figcaption>
      <StackedBar shares={shares} total={total} />
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('rating')}</th>
            <th scope="col">{t('verdicts')}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.rating}>
              <th scope="row">
                <span class={`rating tone-${toneOf(share.rating)}`}>
                  <RatingSign rating={share.rating} /> <span>{share.label}</span>
                </span>
              </th>
              <td>{formatNumber(share.verdicts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

const width = 320
const height = 14
const gap = 2

/** The table says the same in words; neighbours are parted by a gap, not by colour alone. */
function StackedBar({ shares, total }: { shares: readonly Share[]; total: number }) {
  const room = width - gap * (shares.length - 1)
  const lengths = shares.map((share) => (share.verdicts / total) * room)
  return (
    <svg class="bar" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {shares.map((share, at) => {
        const x = lengths.slice(0, at).reduce((sum, length) => sum + length + gap, 0)
        return (
          <rect
            key={share.rating}
            class={`tone-${toneOf(share.rating)}`}
            fill="currentColor"
            x={x}
            y="0"
            width={lengths[at]}
            height={height}
          />
        )
      })}
    </svg>
  )
}
