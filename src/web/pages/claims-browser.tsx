import type { Query } from '../api.ts'
import { Select } from '../fields.tsx'
import { FilterPanel } from '../filter-panel.tsx'
import { type Filters, useFilters } from '../filters.ts'
import { ListView } from '../list-view.tsx'
import { choicesOf, claimSorts } from '../names.ts'
import { type Answer, useAnswer } from '../use-answer.ts'
import { useList } from '../use-list.ts'
import { t, tCount } from '../words.ts'
import { ClaimFacets } from './claim-facets.tsx'
import { ClaimFilters } from './claim-filters.tsx'
import { ClaimRow } from './claim-row.tsx'
import { Downloads } from './downloads.tsx'

export const claimFilterNames = [
  'speaker',
  'includeOnBehalf',
  'aspect',
  'rating',
  'kind',
  'topic',
  'document',
  'language',
  'from',
  'to',
  'query',
]

/** Claims by all that can be asked, all of it in the address; of one speaker where given. */
export function ClaimsBrowser({ speaker }: { speaker?: string }) {
  const filters = useFilters(
    speaker ? claimFilterNames.filter((name) => name !== 'speaker') : claimFilterNames,
  )
  const sort = claimSorts.find((one) => one === filters.valueOf('sort')) ?? '-recordedAt'
  const asked: Query = speaker ? { ...filters.query, speaker } : filters.query
  const list = useList('claims', { ...asked, sort })
  const { aspect, rating, ...unrated } = asked
  // What other ratings would answer is counted without the ratings chosen.
  const counts = useAnswer('claims/counts', unrated)
  const chosen = useAnswer('claims/counts', asked)
  return (
    <div class="with-aside">
      <FilterPanel filters={filters}>
        <ClaimFacets filters={filters} counts={counts.value} />
        <ClaimFilters filters={filters} hasSpeaker={speaker === undefined} />
      </FilterPanel>
      <div>
        <ListHead filters={filters} sort={sort} counts={chosen.value} asked={asked} />
        <ListView
          label={t('nav.claims')}
          list={list}
          keyOf={(claim) => claim.id}
          row={(claim) => <ClaimRow claim={claim} />}
          empty={<NoClaims isFiltered={filters.isAny} />}
        />
      </div>
    </div>
  )
}

interface ListHeadProps {
  filters: Filters
  sort: (typeof claimSorts)[number]
  counts: Answer<{ claims: number }>['value']
  asked: Query
}

function ListHead({ filters, sort, counts, asked }: ListHeadProps) {
  return (
    <div class="list-head">
      <p role="status">{counts && tCount('count.claims', counts.claims)}</p>
      <Select
        label={t('sort')}
        pointer="sort"
        value={sort}
        choices={choicesOf('claimSort', claimSorts)}
        onValue={(chosen) => filters.set({ sort: chosen === '-recordedAt' ? undefined : chosen })}
      />
      <Downloads asked={asked} />
    </div>
  )
}

function NoClaims({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <p>{t('filter.nothing')}</p>
  return (
    <>
      <p>{t('claims.empty')}</p>
      <p>
        <a href="/documents">{t('claims.start')}</a>
      </p>
    </>
  )
}
