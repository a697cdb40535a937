import type { CsvField, CsvMapping } from '../../imports/csv/csv-mapping.schema.ts'
import { Select } from '../fields.tsx'
import { FieldErrors } from '../form.tsx'
import { t, type Word } from '../words.ts'
import type { FileLine } from './import-report.ts'

/** The columns of a file, which field each is, and the fields that are needed and have none. */
export type ColumnTable = Required<Pick<FileLine, 'columns' | 'mapping' | 'missing'>>

export function columnTableOf(head: FileLine | undefined): ColumnTable | undefined {
  if (!head?.columns) return undefined
  return { columns: head.columns, mapping: head.mapping ?? {}, missing: head.missing ?? [] }
}

/** Our fields, in the order in which they are shown. */
const fields: Record<CsvField, Word> = {
  claim: 'claim',
  speaker: 'speaker',
  role: 'role.title',
  words: 'import.field.words',
  language: 'language',
  saidAt: 'import.field.saidAt',
  occasion: 'import.field.occasion',
  publisher: 'import.field.publisher',
  title: 'import.field.title',
  url: 'import.field.url',
  reviewPublisher: 'import.field.reviewPublisher',
  reviewLabel: 'import.field.reviewLabel',
  reviewUrl: 'import.field.reviewUrl',
  reviewedAt: 'import.field.reviewedAt',
}

interface ImportMappingProps {
  table: ColumnTable
  isLocked: boolean
  onChange: (mapping: CsvMapping) => void
}

/** Which column is which field, as it is guessed from the columns' names, to be looked at and changed. */
export function ImportMapping({ table, isLocked, onChange }: ImportMappingProps) {
  const { columns, mapping, missing } = table
  const choices = [...new Set(columns)].filter(Boolean).map((value) => ({ value, label: value }))
  const names = Object.keys(fields) as CsvField[]
  const unused = choices.filter(({ value }) => !Object.values(mapping).includes(value))
  const set = (field: CsvField, column: string) => {
    const { [field]: _before, ...others } = mapping
    onChange(column ? { ...others, [field]: column } : others)
  }
  return (
    <fieldset class="page-section import-mapping" disabled={isLocked}>
      <legend>{t('import.mapping')}</legend>
      <p class="hint">{t('import.mapping.hint')}</p>
      <FieldErrors errors={missing.map((field) => ({ pointer: field, detail: t('import.mapping.missing') }))}>
        <div class="fields">
          {names.map((field) => (
            <Select
              key={field}
              label={t(fields[field])}
              pointer={field}
              value={mapping[field] ?? ''}
              choices={choices}
              emptyLabel={t('import.mapping.none')}
              onValue={(column) => set(field, column)}
            />
          ))}
        </div>
      </FieldErrors>
      {unused.length > 0 && (
        <p class="hint">
          {t('import.mapping.unused', { columns: unused.map(({ label }) => label).join(', ') })}
        </p>
      )}
    </fieldset>
  )
}
