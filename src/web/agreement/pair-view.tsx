import type { ReviewerPair, ScaleAgreement } from '../../agreement/agreement.schema.ts'
import { currentLanguage, t } from '../words.ts'
import { reasonOf, shown } from './figure-row.tsx'

interface PairViewProps {
  pair: ReviewerPair
  categories: ScaleAgreement['categories']
}

/** Two reviewers: their kappa, and which rating of one met which of the other. */
export function PairView({ pair: { reviewers, percent, kappa, table }, categories }: PairViewProps) {
  const [one, other] = reviewers
  const used = categories
    .map((category, nth) => ({ label: category.labels[currentLanguage()], nth }))
    .filter(({ nth }) => table.some((row, place) => (place === nth ? row.some(Boolean) : row[nth])))
  return (
    <details class="pair">
      <summary>
        <bdi>{one?.name}</bdi> · <bdi>{other?.name}</bdi>{' '}
        <span class="meta">
          {t('agreement.kappa')} {kappa.value === null ? reasonOf(kappa) : shown(kappa.value)}
          {kappa.interval && ` (${shown(kappa.interval.low)} – ${shown(kappa.interval.high)})`},{' '}
          {t('agreement.percent')} {percent.value === null ? reasonOf(percent) : shown(percent.value)}, n{' '}
          {percent.n}
        </span>
      </summary>
      {/* A table that scrolls inside itself takes the focus, so that keys can scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, scrollable region */}
      <section class="scrolling" aria-label={t('agreement.confusion')} tabIndex={0}>
        <table class="confusion">
          <caption>
            {t('agreement.confusionExplained', { row: one?.name ?? '', column: other?.name ?? '' })}
          </caption>
          <thead>
            <tr>
              <td />
              {used.map(({ label, nth }) => (
                <th key={nth} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {used.map(({ label, nth: row }) => (
              <tr key={row}>
                <th scope="row">{label}</th>
                {used.map(({ nth: column }) => (
                  <td key={column} class={row === column ? 'same' : undefined}>
                    {table[row]?.[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
