import type { ImportCounts } from '../../imports/import.schema.ts'
import { formatNumber } from '../formats.ts'
import { t, tCount, type Word } from '../words.ts'
import { type Listed, mostRemarks, type Remark } from './import-report.ts'

/** The tables and lists of an import's report. */

const nouns: Record<string, Word> = {
  speakers: 'nav.speakers',
  documents: 'nav.documents',
  quotes: 'quotes',
  claims: 'nav.claims',
  verdicts: 'verdicts',
  sources: 'nav.sources',
  reviews: 'nav.reviews',
  rulings: 'export.rulings',
  reviewers: 'export.reviewers',
  ratingScales: 'import.ratingScales',
  imports: 'import.imports',
  publishers: 'import.publishers',
  outsideVerdicts: 'import.outsideVerdicts',
}

export function Things({ things }: { things: ImportCounts['things'] }) {
  const rows = Object.entries(things)
  if (rows.length === 0) return null
  return (
    <table class="figures import-figures">
      <thead>
        <tr>
          <th scope="col">{t('import.noun')}</th>
          <th scope="col">{t('import.new')}</th>
          <th scope="col">{t('import.there')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([noun, { created, matched }]) => (
          <tr key={noun}>
            <th scope="row">{nouns[noun] ? t(nouns[noun]) : noun}</th>
            <td>{formatNumber(created)}</td>
            <td>{formatNumber(matched)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Ratings of others without a counterpart here; they are kept word for word. */
export function Unmapped({ unmapped }: { unmapped: ImportCounts['unmapped'] }) {
  if (unmapped.length === 0) return null
  return (
    <section class="page-section" aria-labelledby="unmapped">
      <h3 id="unmapped">{tCount('import.unmapped', unmapped.length)}</h3>
      <p class="hint">{t('import.unmapped.hint')}</p>
      <table class="figures import-figures" aria-labelledby="unmapped">
        <thead>
          <tr>
            <th scope="col">{t('rating')}</th>
            <th scope="col">{t('publisher')}</th>
            <th scope="col">{t('import.times')}</th>
          </tr>
        </thead>
        <tbody>
          {unmapped.map(({ publisher, label, times }) => (
            <tr key={`${publisher} ${label}`}>
              <th scope="row">
                <bdi>{label}</bdi>
              </th>
              <td class="reason">
                <bdi>{publisher}</bdi>
              </td>
              <td>{formatNumber(times)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RemarksProps {
  title: 'import.refused' | 'import.leftOut'
  remarks: Listed<Remark>
}

/** Where in the file something was not taken over, and why. */
export function Remarks({ title, remarks: { first, count } }: RemarksProps) {
  if (count === 0) return null
  return (
    <section class="page-section" aria-labelledby={title}>
      <h3 id={title}>{t(`${title}.title`, { count: formatNumber(count) })}</h3>
      {count > mostRemarks && <p class="hint">{t('import.first', { count: mostRemarks })}</p>}
      <ul class="rows">
        {first.map(({ line, words, field, why }, position) => (
          <li key={position}>
            <p class="parts">
              {line > 0 && <strong>{t('import.line', { line })}</strong>}
              {field && <code>{field}</code>}
              <span>{why}</span>
            </p>
            <p class="meta">
              <bdi>{words}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The way to what is new. */
export function NewClaims({ claims }: { claims: Listed<{ id: string; words: string }> }) {
  if (claims.count === 0) return null
  return (
    <section class="page-section" aria-labelledby="new-claims">
      <h3 id="new-claims">{t('import.newClaims', { count: formatNumber(claims.count) })}</h3>
      <ul class="rows">
        {claims.first.map(({ id, words }) => (
          <li key={id}>
            <a href={`/claims/${id}`}>
              <bdi>{words}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/claims">{t('import.allClaims')}</a>
      </p>
    </section>
  )
}
