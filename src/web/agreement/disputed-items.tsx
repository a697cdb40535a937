import type { ScaleAgreement } from '../../agreement/agreement.schema.ts'
import { currentLanguage, t, tCount } from '../words.ts'

type Props = Pick<ScaleAgreement, 'disputed' | 'categories'>

/** What reviewers differ on, and who said what. */
export function DisputedItems({ disputed, categories }: Props) {
  if (disputed.total === 0) return <p class="meta">{t('agreement.undisputed')}</p>
  const labelOf = (key: string) =>
    categories.find(({ rating }) => rating === key)?.labels[currentLanguage()] ?? key
  return (
    <>
      <h3>{tCount('agreement.disputed', disputed.total)}</h3>
      <ul class="rows">
        {disputed.items.map((item) => (
          <li key={item.id}>
            <a href={`/${item.type}s/${item.id}`}>{item.text}</a>
            <p class="meta">
              {item.verdicts
                .map(({ reviewer, rating }) => `${reviewer.name}: ${labelOf(rating)}`)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {disputed.total > disputed.items.length && (
        <p class="meta">{t('agreement.onlyNewest', { count: disputed.items.length })}</p>
      )}
    </>
  )
}
