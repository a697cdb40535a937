import { useId, useState } from 'preact/hooks'
import type { CsvMapping } from '../../imports/csv/csv-mapping.schema.ts'
import type { ImportFormatName } from '../../imports/import.schema.ts'
import { LanguageField, Select } from '../fields.tsx'
import { t } from '../words.ts'

/** Every format that can be imported, by the name that it has in any language. */
const formats: Record<ImportFormatName, string> = {
  desk: 'Beleg',
  claimreview: 'ClaimReview',
  factopolis: 'factopolis',
  liar: 'LIAR',
  csv: 'CSV',
}
const names = Object.keys(formats) as ImportFormatName[]

export interface ImportSettings {
  format: ImportFormatName | ''
  language: string
  /** As somebody has changed it; undefined while it is as proposed. */
  mapping?: CsvMapping | undefined
}

interface ImportFileProps {
  settings: ImportSettings
  /** While a file is being recorded. */
  isLocked: boolean
  onChoose: (file: File) => void
  onChange: (changes: Partial<ImportSettings>) => void
}

/** Which file, and what it does not say itself. Browsers take a dropped file at the field too. */
export function ImportFile({ settings, isLocked, onChoose, onChange }: ImportFileProps) {
  const id = useId()
  const [language, setLanguage] = useState(settings.language)
  return (
    <fieldset class="plain" disabled={isLocked} aria-label={t('import.title')}>
      <div class="field">
        <label for={id}>{t('import.file')}</label>
        <p class="hint" id={`${id}-hint`}>
          {t('import.file.hint')}
        </p>
        <input
          id={id}
          class="file-drop"
          type="file"
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget: { files } }) => files?.[0] && onChoose(files[0])}
        />
      </div>
      <div class="fields">
        <Select
          label={t('import.format')}
          pointer="format"
          value={settings.format}
          choices={names.map((value) => ({ value, label: formats[value] }))}
          emptyLabel={t('import.format.any')}
          onValue={(format) => onChange({ format })}
        />
        <div onFocusOut={() => language !== settings.language && onChange({ language })}>
          <LanguageField
            label={t('import.language')}
            pointer="language"
            placeholder="und"
            value={language}
            onEnter={() => onChange({ language })}
            onValue={setLanguage}
          />
        </div>
      </div>
    </fieldset>
  )
}
