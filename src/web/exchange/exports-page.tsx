import { CopyButton } from '../copy-button.tsx'
import { FilterPanel } from '../filter-panel.tsx'
import { type Filters, useFilters } from '../filters.ts'
import { useMe } from '../me.ts'
import { Page } from '../page.tsx'
import { ClaimFacets } from '../pages/claim-facets.tsx'
import { ClaimFilters } from '../pages/claim-filters.tsx'
import { claimFilterNames } from '../pages/claims-browser.tsx'
import { Radios } from '../radios.tsx'
import { useAnswer } from '../use-answer.ts'
import { t, tCount } from '../words.ts'
import {
  allFormats,
  curlLine,
  type ExportChoice,
  exportAddress,
  exportables,
  refusalOf,
  useExportChoice,
} from './export-choice.ts'

/** Takes verdicts, rulings or the whole record away, in every format there is. */
export function ExportsPage() {
  const isPublic = Boolean(useAnswer('desk').value?.publicAddress)
  const choice = useExportChoice(isPublic)
  const filters = useFilters(claimFilterNames)
  return (
    <Page title={t('export.title')}>
      {choice.what === 'desk' ? (
        <ExportForm choice={choice} filters={filters} isPublic={isPublic} />
      ) : (
        <div class="with-aside">
          <ExportFilters filters={filters} />
          <ExportForm choice={choice} filters={filters} isPublic={isPublic} />
        </div>
      )}
    </Page>
  )
}

function ExportFilters({ filters }: { filters: Filters }) {
  const { aspect, rating, ...unrated } = filters.query
  const counts = useAnswer('claims/counts', unrated)
  return (
    <FilterPanel filters={filters}>
      <ClaimFacets filters={filters} counts={counts.value} />
      <ClaimFilters filters={filters} hasSpeaker />
    </FilterPanel>
  )
}

interface ExportFormProps {
  choice: ExportChoice
  filters: Filters
  isPublic: boolean
}

function ExportForm({ choice, filters, isPublic }: ExportFormProps) {
  const { what, format, isPseudonymous, set } = choice
  const address = exportAddress(choice, filters.query)
  return (
    <form aria-label={t('export.title')} class="profile" onSubmit={(event) => event.preventDefault()}>
      <Radios
        legend={t('export.what')}
        value={what}
        choices={exportables.map((value) => ({
          value,
          label: t(`export.${value}`),
          about: t(`export.${value}.about`),
        }))}
        onValue={(chosen) => set({ what: chosen })}
      />
      <Radios
        legend={t('export.format')}
        value={format}
        choices={allFormats.map((value) => formatChoice(what, value, isPublic))}
        onValue={(chosen) => set({ format: chosen })}
      />
      {what !== 'desk' && (
        <Radios
          legend={t('export.reviewers')}
          value={isPseudonymous ? 'pseudonyms' : 'named'}
          choices={[
            { value: 'named', label: t('export.named') },
            { value: 'pseudonyms', label: t('export.pseudonyms'), about: t('export.pseudonyms.about') },
          ]}
          onValue={(chosen) => set({ reviewers: chosen === 'named' ? undefined : chosen })}
        />
      )}
      {what !== 'desk' && <HowMany filters={filters} />}
      <p class="form-end">
        <a class="button primary" href={address} download>
          {t('export.download')}
        </a>
      </p>
      <CommandLine address={address} />
    </form>
  )
}

function formatChoice(what: ExportChoice['what'], value: ExportChoice['format'], isPublic: boolean) {
  const refusal = refusalOf(what, value, isPublic)
  const about = t(refusal ?? `export.${value}.about`)
  return { value, label: t(`export.${value}`), about, isDisabled: refusal !== undefined }
}

function HowMany({ filters }: { filters: Filters }) {
  const counts = useAnswer('claims/counts', filters.query).value
  const word = filters.isAny ? 'export.fit' : 'export.all'
  return <p role="status">{counts && tCount(word, counts.claims)}</p>
}

function CommandLine({ address }: { address: string }) {
  const by = useMe()?.by ?? 'local'
  const line = curlLine(address, by !== 'local')
  return (
    <section class="page-section" aria-labelledby="command-line">
      <h2 id="command-line">{t('export.command')}</h2>
      {by !== 'local' && (
        <p class="hint">
          {t('export.token')} <a href="/account">{t('account.title')}</a>
        </p>
      )}
      <pre>{line}</pre>
      <CopyButton label={t('export.copy')} text={() => line} />
    </section>
  )
}
