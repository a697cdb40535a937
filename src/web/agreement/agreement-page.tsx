import type { ScaleAgreement } from '../../agreement/agreement.schema.ts'
import { ChoiceFilter, MomentFilter, SpeakerFilter, YesFilter } from '../filter-fields.tsx'
import { useFilters } from '../filters.ts'
import { aspects, choicesOf, nameOf } from '../names.ts'
import { Empty, Loading, Page, Refused } from '../page.tsx'
import { useAnswer } from '../use-answer.ts'
import { t, tCount } from '../words.ts'
import { DisputedItems } from './disputed-items.tsx'
import { FigureRow } from './figure-row.tsx'
import { PairView } from './pair-view.tsx'

const names = ['aspect', 'reviewer', 'speaker', 'from', 'to', 'blind', 'includeExamples']

/** How far reviewers agree, with how sure the figures are and what they mean. */
export function AgreementPage() {
  const filters = useFilters(names)
  const { value, problem, reload } = useAnswer('agreement', filters.query)
  return (
    <Page title={t('agreement.title')}>
      <p class="lead">{t('agreement.explained')}</p>
      <div class="fields">
        <ChoiceFilter
          filters={filters}
          name="aspect"
          label={t('aspect')}
          choices={choicesOf('aspect', aspects)}
        />
        <SpeakerFilter filters={filters} name="speaker" label={t('speaker')} />
        <MomentFilter filters={filters} name="from" label={t('agreement.from')} />
        <MomentFilter filters={filters} name="to" label={t('agreement.to')} />
        <YesFilter filters={filters} name="blind" label={t('agreement.blind')} />
        <YesFilter filters={filters} name="includeExamples" label={t('agreement.examples')} />
      </div>
      {problem && <Refused problem={problem} onRetry={reload} />}
      {!value && !problem && <Loading />}
      {value?.scales.length === 0 && <Empty>{t('agreement.none')}</Empty>}
      {value?.scales.map((scale) => (
        <ScaleView key={scale.scale} scale={scale} />
      ))}
    </Page>
  )
}

function ScaleView({ scale }: { scale: ScaleAgreement }) {
  const title = nameOf('aspect', scale.aspect)
  return (
    <section class="page-section" aria-labelledby={`scale-${scale.scale}`}>
      <h2 id={`scale-${scale.scale}`}>{title}</h2>
      <p class="meta">
        {tCount('agreement.items', scale.items)}; {tCount('agreement.reviewers', scale.reviewers.length)}
      </p>
      <table class="figures">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agreement.figure')}</th>
            <th scope="col">{t('agreement.value')}</th>
            <th scope="col">{t('agreement.interval')}</th>
            <th scope="col">n</th>
          </tr>
        </thead>
        <tbody>
          <FigureRow
            name={t('agreement.percent')}
            means={t('agreement.percent.means')}
            figure={scale.percent}
          />
          <FigureRow
            name={t('agreement.alpha')}
            means={t('agreement.alpha.means')}
            figure={scale.alphaNominal}
          />
          {scale.alphaOrdinal && (
            <FigureRow
              name={t('agreement.alphaOrdinal')}
              means={t('agreement.alphaOrdinal.means')}
              figure={scale.alphaOrdinal}
            />
          )}
          <FigureRow
            name={t('agreement.fleiss')}
            means={t('agreement.fleiss.means', { raters: scale.fleissRaters })}
            figure={scale.fleiss}
          />
        </tbody>
      </table>
      {scale.pairs.map((pair) => (
        <PairView
          key={pair.reviewers.map(({ slug }) => slug).join()}
          pair={pair}
          categories={scale.categories}
        />
      ))}
      <DisputedItems disputed={scale.disputed} categories={scale.categories} />
    </section>
  )
}
