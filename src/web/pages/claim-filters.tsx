import { Select } from '../fields.tsx'
import {
  ChoiceFilter,
  DocumentFilter,
  LanguageFilter,
  MomentFilter,
  SpeakerFilter,
  TextFilter,
  YesFilter,
} from '../filter-fields.tsx'
import { ClearFilters } from '../filter-panel.tsx'
import type { Filters } from '../filters.ts'
import { aspects, choicesOf, claimKinds } from '../names.ts'
import { t } from '../words.ts'
import { RatingFilter } from './rating-filter.tsx'

/** Every way to ask for claims. */
export function ClaimFilters({ filters, hasSpeaker }: { filters: Filters; hasSpeaker: boolean }) {
  const aspect = aspects.find((one) => one === filters.valueOf('aspect')) ?? ''
  return (
    <search class="filters aside" aria-label={t('filter.label')}>
      <TextFilter filters={filters} name="query" type="search" label={t('filter.words')} />
      {hasSpeaker && <SpeakerFilter filters={filters} name="speaker" label={t('speaker')} />}
      <YesFilter filters={filters} name="includeOnBehalf" label={t('filter.includeOnBehalf')} />
      <Select
        label={t('aspect')}
        pointer="aspect"
        value={aspect}
        choices={choicesOf('aspect', aspects)}
        emptyLabel={t('any')}
        onValue={(chosen) => filters.set({ aspect: chosen, rating: undefined })}
      />
      {aspect && <RatingFilter filters={filters} aspect={aspect} />}
      <ChoiceFilter
        filters={filters}
        name="kind"
        label={t('claim.kind')}
        choices={choicesOf('claimKind', claimKinds)}
      />
      <TextFilter filters={filters} name="topic" label={t('topic')} />
      <DocumentFilter filters={filters} name="document" label={t('document')} />
      <LanguageFilter filters={filters} />
      <MomentFilter filters={filters} name="from" label={t('filter.saidFrom')} />
      <MomentFilter filters={filters} name="to" label={t('filter.saidTo')} />
      <ClearFilters filters={filters} />
    </search>
  )
}
