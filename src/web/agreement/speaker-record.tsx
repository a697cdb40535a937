import { nameOf } from '../names.ts'
import { useAnswer } from '../use-answer.ts'
import { currentLanguage, t, tCount } from '../words.ts'
import { shown } from './figure-row.tsx'

/** How the checks of what a speaker said came out, with n and, from enough items on, shares with their intervals. */
export function SpeakerRecord({ slug }: { slug: string }) {
  const { value: record } = useAnswer(`speakers/${slug}/record`)
  if (!record || record.aspects.length === 0) return null
  return (
    <section class="page-section" aria-labelledby="record-title">
      <h2 id="record-title">{t('record.title')}</h2>
      <p class="meta">{record.chosen[currentLanguage()]}</p>
      {record.aspects.map(({ aspect, n, disputed, ratings }) => (
        <table key={aspect} class="figures">
          <caption>
            {nameOf('aspect', aspect)} <span class="meta">{tCount('record.n', n)}</span>
          </caption>
          <tbody>
            {ratings.map(({ rating, labels, count, share }) => (
              <tr key={rating}>
                <th scope="row">{labels[currentLanguage()]}</th>
                <td>{count}</td>
                <td class="reason">
                  {share
                    ? t('record.share', {
                        value: shown(share.value),
                        low: shown(share.low),
                        high: shown(share.high),
                      })
                    : t('record.tooFew', { minimum: record.minimum })}
                </td>
              </tr>
            ))}
            {disputed > 0 && (
              <tr>
                <th scope="row">{t('record.disputed')}</th>
                <td>{disputed}</td>
                <td />
              </tr>
            )}
          </tbody>
        </table>
      ))}
    </section>
  )
}
