import type { SourceEntry } from '../../sources/source.schema.ts'
import { Select } from '../fields.tsx'
import { TextFilter } from '../filter-fields.tsx'
import { ClearFilters } from '../filter-panel.tsx'
import { type Filters, useFilters } from '../filters.ts'
import { formatMoment } from '../formats.ts'
import { ListView } from '../list-view.tsx'
import { choicesOf, nameOf, sourceKinds } from '../names.ts'
import { Page } from '../page.tsx'
import { useList } from '../use-list.ts'
import { t, tCount } from '../words.ts'

export function SourcesPage() {
  const filters = useFilters(['query', 'kind', 'url'])
  const list = useList('sources', filters.query)
  return (
    <Page title={t('nav.sources')}>
      <SourceFilters filters={filters} />
      <ListView
        label={t('nav.sources')}
        list={list}
        keyOf={(source) => source.id}
        row={(source) => <SourceRow source={source} />}
        empty={<p>{t(filters.isAny ? 'filter.nothing' : 'sources.empty')}</p>}
      />
    </Page>
  )
}

function SourceFilters({ filters }: { filters: Filters }) {
  return (
    <search class="filters">
      <TextFilter filters={filters} name="query" type="search" label={t('sources.search')} />
      <Select
        label={t('source.kind')}
        pointer="kind"
        value={sourceKinds.find((kind) => kind === filters.valueOf('kind')) ?? ''}
        choices={choicesOf('sourceKind', sourceKinds)}
        emptyLabel={t('any')}
        onValue={(kind) => filters.set({ kind })}
      />
      <TextFilter filters={filters} name="url" label={t('sources.address')} />
      <ClearFilters filters={filters} />
    </search>
  )
}

function SourceRow({ source }: { source: SourceEntry }) {
  return (
    <>
      <a class="row-title" href={`/sources/${source.id}`} lang={source.language} data-row>
        {source.title}
      </a>
      <p class="meta parts">
        <bdi>{source.publisher}</bdi>
        {source.author && <bdi>{source.author}</bdi>}
        {source.publishedAt && <span>{formatMoment(source.publishedAt)}</span>}
        <span>{nameOf('sourceKind', source.kind)}</span>
        <span>{tCount('count.restingVerdicts', source.counts.verdicts)}</span>
      </p>
    </>
  )
}
