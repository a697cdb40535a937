import type { Quote } from '../../quotes/quote.schema.ts'
import {
  ChoiceFilter,
  DocumentFilter,
  LanguageFilter,
  MomentFilter,
  TextFilter,
  YesFilter,
} from '../filter-fields.tsx'
import { ClearFilters, FilterPanel } from '../filter-panel.tsx'
import { type Filters, useFilters } from '../filters.ts'
import { ListView } from '../list-view.tsx'
import { choicesOf, quoteForms } from '../names.ts'
import { QuoteView } from '../quote-view.tsx'
import { useList } from '../use-list.ts'
import { VerdictLine } from '../verdict-view.tsx'
import { t } from '../words.ts'

const names = ['query', 'form', 'document', 'language', 'from', 'to', 'includeOnBehalf', 'includeWithdrawn']

/** A speaker's quotes, filtered by the address. */
export function QuotesBrowser({ speaker }: { speaker: string }) {
  const filters = useFilters(names)
  const list = useList('quotes', { ...filters.query, speaker })
  return (
    <div class="with-aside">
      <FilterPanel filters={filters}>
        <QuoteFilters filters={filters} />
      </FilterPanel>
      <div>
        <ListView
          label={t('quotes')}
          list={list}
          keyOf={(quote) => quote.id}
          row={(quote) => <QuoteRow quote={quote} />}
          empty={<p>{t(filters.isAny ? 'filter.nothing' : 'quotes.empty')}</p>}
        />
      </div>
    </div>
  )
}

function QuoteFilters({ filters }: { filters: Filters }) {
  return (
    <search class="filters aside" aria-label={t('filter.label')}>
      <TextFilter filters={filters} name="query" type="search" label={t('filter.words')} />
      <ChoiceFilter
        filters={filters}
        name="form"
        label={t('quote.form')}
        choices={choicesOf('quoteForm', quoteForms)}
      />
      <DocumentFilter filters={filters} name="document" label={t('document')} />
      <LanguageFilter filters={filters} />
      <MomentFilter filters={filters} name="from" label={t('filter.saidFrom')} />
      <MomentFilter filters={filters} name="to" label={t('filter.saidTo')} />
      <YesFilter filters={filters} name="includeOnBehalf" label={t('filter.includeOnBehalf')} />
      <YesFilter filters={filters} name="includeWithdrawn" label={t('filter.includeWithdrawn')} />
      <ClearFilters filters={filters} />
    </search>
  )
}

function QuoteRow({ quote }: { quote: Quote }) {
  return (
    <>
      <QuoteView quote={quote} hasSpeaker={false} isRow />
      {quote.verdicts.map((verdict) => (
        <VerdictLine key={verdict.id} verdict={verdict} />
      ))}
      {quote.claims.length > 0 && (
        <ul class="carried" aria-label={t('nav.claims')}>
          {quote.claims.map((claim) => (
            <li key={claim.id}>
              <a href={`/claims/${claim.id}`} lang={claim.language}>
                {claim.text}
              </a>
              {claim.verdicts.map((verdict) => (
                <VerdictLine key={verdict.id} verdict={verdict} />
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
