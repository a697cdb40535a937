import type { DocumentEntry } from '../../documents/document.schema.ts'
import { ChoiceFilter, LanguageFilter, TextFilter } from '../filter-fields.tsx'
import { ClearFilters } from '../filter-panel.tsx'
import { type Filters, useFilters } from '../filters.ts'
import { formatLanguage, formatMoment } from '../formats.ts'
import { KeyHint, useAriaKeys } from '../key-hint.tsx'
import { ListView } from '../list-view.tsx'
import { choicesOf, documentKinds, nameOf } from '../names.ts'
import { Page } from '../page.tsx'
import { useList } from '../use-list.ts'
import { useMay } from '../use-may.ts'
import { useNewKey } from '../use-new-key.ts'
import { t, tCount } from '../words.ts'

export function DocumentsPage() {
  const filters = useFilters(['query', 'kind', 'language', 'url'])
  const list = useList('documents', filters.query)
  useNewKey('document.new', 'shortcut.newDocument', '/documents/new')
  return (
    <Page title={t('nav.documents')} actions={<WaysIn />}>
      <DocumentFilters filters={filters} />
      <ListView
        label={t('nav.documents')}
        list={list}
        keyOf={(document) => document.id}
        row={(document) => <DocumentRow document={document} />}
        empty={filters.isAny ? <p>{t('filter.nothing')}</p> : <FirstDocument />}
      />
    </Page>
  )
}

/** A document by its words or address; a whole file, for whoever may. */
function WaysIn() {
  const mayImport = useMay('POST', '/imports')
  return (
    <>
      {mayImport && <a href="/imports">{t('import.title')}</a>}
      <a class="button primary" href="/documents/new" aria-keyshortcuts={useAriaKeys('document.new')}>
        {t('document.new')} <KeyHint id="document.new" />
      </a>
    </>
  )
}

function FirstDocument() {
  return (
    <>
      <p>{t('documents.empty')}</p>
      <p>
        <a href="/documents/new">{t('documents.addFirst')}</a>
      </p>
    </>
  )
}

function DocumentFilters({ filters }: { filters: Filters }) {
  return (
    <search class="filters">
      <TextFilter filters={filters} name="query" type="search" label={t('documents.search')} />
      <ChoiceFilter
        filters={filters}
        name="kind"
        label={t('document.kind')}
        choices={choicesOf('documentKind', documentKinds)}
      />
      <LanguageFilter filters={filters} />
      <ClearFilters filters={filters} />
    </search>
  )
}

function DocumentRow({ document }: { document: DocumentEntry }) {
  const { counts } = document
  return (
    <>
      <a class="row-title" href={`/documents/${document.id}`} lang={document.language} data-row>
        {document.title}
      </a>
      <p class="meta parts">
        <bdi>{document.publisher}</bdi>
        {document.author && <bdi>{document.author}</bdi>}
        {document.publishedAt && <span>{formatMoment(document.publishedAt)}</span>}
        <span>{nameOf('documentKind', document.kind)}</span>
        <span>{formatLanguage(document.language)}</span>
        <span>{tCount('count.quotes', counts.quotes)}</span>
        {counts.versions > 1 && <span>{tCount('count.versions', counts.versions)}</span>}
      </p>
    </>
  )
}
