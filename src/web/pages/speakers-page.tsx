import type { SpeakerEntry } from '../../speakers/speaker.schema.ts'
import { Select } from '../fields.tsx'
import { TextFilter } from '../filter-fields.tsx'
import { ClearFilters } from '../filter-panel.tsx'
import { type Filters, useFilters } from '../filters.ts'
import { KeyHint, useAriaKeys } from '../key-hint.tsx'
import { ListView } from '../list-view.tsx'
import { choicesOf, nameOf, speakerKinds } from '../names.ts'
import { Page } from '../page.tsx'
import { useList } from '../use-list.ts'
import { useNewKey } from '../use-new-key.ts'
import { t, tCount } from '../words.ts'

export function SpeakersPage() {
  const filters = useFilters(['query', 'kind'])
  const list = useList('speakers', filters.query)
  useNewKey('speaker.new', 'shortcut.newSpeaker', '/speakers/new')
  return (
    <Page title={t('nav.speakers')} actions={<NewSpeakerLink />}>
      <SpeakerFilters filters={filters} />
      <ListView
        label={t('nav.speakers')}
        list={list}
        keyOf={(speaker) => speaker.id}
        row={(speaker) => <SpeakerRow speaker={speaker} />}
        empty={<p>{t(filters.isAny ? 'filter.nothing' : 'speakers.empty')}</p>}
      />
    </Page>
  )
}

function NewSpeakerLink() {
  return (
    <a class="button primary" href="/speakers/new" aria-keyshortcuts={useAriaKeys('speaker.new')}>
      {t('speaker.new')} <KeyHint id="speaker.new" />
    </a>
  )
}

function SpeakerFilters({ filters }: { filters: Filters }) {
  return (
    <search class="filters">
      <TextFilter filters={filters} name="query" type="search" label={t('speakers.search')} />
      <Select
        label={t('speaker.kind')}
        pointer="kind"
        value={speakerKinds.find((kind) => kind === filters.valueOf('kind')) ?? ''}
        choices={choicesOf('speakerKind', speakerKinds)}
        emptyLabel={t('any')}
        onValue={(kind) => filters.set({ kind })}
      />
      <ClearFilters filters={filters} />
    </search>
  )
}

function SpeakerRow({ speaker }: { speaker: SpeakerEntry }) {
  const { aliases, roles, counts } = speaker
  const [role] = roles
  return (
    <>
      <a class="row-title" href={`/speakers/${speaker.slug}`} data-row>
        <bdi>{speaker.name}</bdi>
      </a>
      <p class="meta parts">
        {speaker.kind !== 'PERSON' && <span>{nameOf('speakerKind', speaker.kind)}</span>}
        {role && <span lang={role.language ?? undefined}>{role.title}</span>}
        {aliases.length > 0 && (
          <span>{t('speaker.alsoKnownAs', { names: aliases.map((one) => one.name).join(', ') })}</span>
        )}
        <span>{tCount('count.quotes', counts.quotes)}</span>
        <span>{tCount('count.claims', counts.claims)}</span>
      </p>
    </>
  )
}
